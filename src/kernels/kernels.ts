import type { Allocate, Matrix } from "../matrix.ts";
import type { ActivationName, LossName } from "../network/settings.ts";

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
export interface Kernels {
  /** Where the arrays that these kernels work on come from. */
  readonly allocate: Allocate;
  /** Whether arrays of so many values in all can still be had. */
  hasRoomFor(values: number): boolean;

  denseForward(weights: Float64Array, bias: Float64Array | null, input: Matrix, output: Matrix): void;
  inputGradient(weights: Float64Array, outputGradient: Matrix, toInput: Matrix): void;
  weightGradient(outputGradient: Matrix, input: Matrix, gradient: Float64Array): void;
  rowSums(rows: Matrix, sums: Float64Array): void;

  rowStatistics(rows: Matrix, divisor: number, mean: Float64Array, variance: Float64Array): void;
  rowMoments(rows: Matrix, mean: Float64Array, second: Float64Array, third: Float64Array): void;
  rowRanges(rows: Matrix, least: Float64Array, most: Float64Array): void;
  rowDistances(rows: Matrix, others: Matrix, distances: Float64Array): void;
  sortRows(input: Matrix, sorted: Matrix): void;
  orderRows(input: Matrix, sorted: Matrix, order: Matrix): void;
  resampledAreas(sorted: Matrix, order: Matrix, counts: Matrix, areas: Matrix): void;
  affineRows(
    input: Matrix,
    center: Float64Array,
    scale: Float64Array,
    shift: Float64Array,
    output: Matrix,
  ): void;
  scaleRows(rows: Matrix, scale: Float64Array): void;
  slopeSums(
    gradient: Matrix,
    input: Matrix,
    center: Float64Array,
    sums: Float64Array,
    products: Float64Array,
  ): void;
  normSlopes(
    gradient: Matrix,
    input: Matrix,
    center: Float64Array,
    scale: Float64Array,
    level: Float64Array,
    stretch: Float64Array,
  ): void;

  layerNormForward(
    input: Matrix,
    gamma: Float64Array,
    beta: Float64Array,
    epsilon: number,
    mean: Float64Array,
    inverse: Float64Array,
    output: Matrix,
  ): void;
  layerNormBackward(
    gradient: Matrix,
    input: Matrix,
    gamma: Float64Array,
    mean: Float64Array,
    inverse: Float64Array,
    slope: Float64Array,
    stretch: Float64Array,
    gammaGradient: Float64Array,
    betaGradient: Float64Array,
  ): void;

  /** Those that have a kernel; the others run as they are defined. */
  readonly activations: { readonly [Name in ActivationName]?: ActivationKernel };
  readonly losses: { readonly [Name in LossName]?: LossKernel };

  sgdStep(values: Float64Array, gradient: Float64Array, rate: number, decay: number): void;
  momentumStep(
    values: Float64Array,
    gradient: Float64Array,
    buffer: Float64Array,
    rate: number,
    momentum: number,
    entering: number,
    decay: number,
  ): void;
  momentsStep(
    values: Float64Array,
    gradient: Float64Array,
    mean: Float64Array,
    square: Float64Array,
    rate: number,
    kept: number,
    penalty: number,
    beta1: number,
    beta2: number,
    meanScale: number,
    squareScale: number,
    epsilon: number,
  ): void;
}
