import type { Allocate, Matrix } from "../matrix.ts";
import type { ActivationName, LossName } from "../network/settings.ts";
import type { definitions } from "./plain/definitions.ts";

/** `apply` and `chain` of an activation, told its parameter. */
interface ActivationKernel {
  apply(parameter: number, input: Float64Array, output: Float64Array): void;
  chain(parameter: number, input: Float64Array, output: Float64Array, gradient: Float64Array): void;
}

/** `gradient` of a loss. */
type LossKernel = (logits: Matrix, labels: Float64Array, gradient: Matrix) => number;

/**
 * The arithmetic of arrays that a step of training is made of. Every kernel has one plain definition, in `plain/`, which
 * says its formula and its order; whoever carries it out otherwise gets the same bits.
 *
 * Shapes   matrices as `padded` makes them, their arrays from the kernels' own `allocate`; what stands behind a row's last
 *          sample, or an odd array's last value, is nobody's: it is written, but never read for a result
 * Order    sums over units or inputs run upwards; sums over samples are two partial sums, of even and odd samples, then
 *          added; all start at +0 (a forward product: at the bias)
 */
export interface Kernels extends Readonly<typeof definitions> {
  /** Where the arrays that these kernels work on come from. */
  readonly allocate: Allocate;
  /** Whether arrays of so many values in all can still be had. */
  hasRoomFor(values: number): boolean;
  /**
   * `work`, to be done again and again: it must call these kernels on the same arrays every time, and do nothing else that
   * counts. It may be done once at once, its calls written down instead of made. Returns what its last kernel with a result
   * does.
   */
  taped(work: () => number): () => number;

  /** Those that have a kernel; the others run as they are defined. */
  readonly activations: { readonly [Name in ActivationName]?: ActivationKernel };
  readonly losses: { readonly [Name in LossName]?: LossKernel };
}
