import type { Matrix } from "../../matrix.ts";
import type { DropoutMasks } from "../../network/dropout.ts";
import type { Network } from "../../network/network.ts";
import { gradientChange } from "./gradientChange.ts";
import { createGradientProbe, type ParameterValues } from "./gradientProbe.ts";

/** Loss and gradient one step along the gradient. */
interface LandscapePoint {
  readonly stepSize: number;
  readonly loss: number;
  /** ‖g − g(θ′)‖₂ */
  readonly gradientChange: number;
  /** Between g and g(θ′), −1 … 1; null where one of them is 0. */
  readonly cosine: number | null;
  /** Gradient change over distance moved; null where g is 0. */
  readonly beta: number | null;
}

interface Landscape {
  /** At θ itself, which is not among the points. */
  readonly loss: number;
  /** ‖g‖₂ */
  readonly gradientNorm: number;
  /** In the order of the step sizes. */
  readonly points: readonly LandscapePoint[];
  readonly lossRange: { readonly low: number; readonly high: number };
  readonly largestGradientChange: number;
  /** The largest β of the points: effective β-smoothness; null where g is 0. */
  readonly effectiveBeta: number | null;
}

export interface LandscapeMeter {
  /** The landscape around `at`, which may be `network.parameters`, on a batch. Throws where shapes differ. */
  measure(
    at: ParameterValues,
    batch: Matrix,
    labels: Float64Array,
    subsets?: ArrayLike<number> | null,
    masks?: DropoutMasks | null,
  ): Landscape;
}

/**
 * The loss of a batch along its own gradient.
 *
 *   g = ∇L(θ) in all parameters      θ′ = θ − η·g      β(η) = ‖g − ∇L(θ′)‖₂ / (η·‖g‖₂)
 *
 * The direction is the plain gradient, whatever the optimizer makes of it; batch norm takes the batch's statistics anew
 * at every θ′, dropout leaves out the same. It costs one forward and backward pass more than there are step sizes, on a copy of the network with
 * buffers made once.
 *
 * Shapes   stepSizes (k), k ≥ 1, all above 0
 * Units    loss in nats; β in nats per squared unit of the parameters
 * Errors   throws without step sizes, or for one that is not above 0; a loss that is not finite comes back as it is
 * Source   Santurkar, Tsipras, Ilyas & Madry (2018), section 3
 *
 * @param subsetWeights by which samples count in the loss; null: all alike
 */
export function createLandscapeMeter(
  network: Network,
  batchSize: number,
  stepSizes: readonly number[],
  subsetWeights: Float64Array | null = null,
): LandscapeMeter {
  if (stepSizes.length === 0) throw new Error("landscape: needs at least 1 step size, got 0");
  for (const stepSize of stepSizes) {
    if (!(stepSize > 0 && stepSize < Number.POSITIVE_INFINITY)) {
      throw new Error(`landscape: a step size is a finite number above 0; got ${stepSize}`);
    }
  }
  const probe = createGradientProbe(network, batchSize, subsetWeights);
  const pairs = probe.parameters.map(({ gradient }) => ({
    before: new Float64Array(gradient.length),
    after: gradient,
  }));

  function pointAt(
    stepSize: number,
    at: ParameterValues,
    batch: Matrix,
    labels: Float64Array,
    subsets: ArrayLike<number> | null,
  ): LandscapePoint {
    probe.parameters.forEach(({ values }, p) => {
      const from = at[p]!.values;
      const direction = pairs[p]!.before;
      for (let j = 0; j < values.length; j++) values[j] = from[j]! - stepSize * direction[j]!;
    });
    const loss = probe.evaluate(batch, labels, subsets);
    const { change, cosine, norm } = gradientChange(pairs);
    const beta = norm === 0 ? null : change / (stepSize * norm);
    return { stepSize, loss, gradientChange: change, cosine, beta };
  }

  return {
    measure(at, batch, labels, subsets = null, masks = null) {
      probe.place(at);
      const loss = probe.evaluate(batch, labels, subsets, masks);
      for (const { before, after } of pairs) before.set(after);
      const gradientNorm = gradientChange(pairs).norm;
      const points = stepSizes.map((stepSize) => pointAt(stepSize, at, batch, labels, subsets));
      const losses = points.map((point) => point.loss);
      const betas = points.map(({ beta }) => beta);
      return {
        loss,
        gradientNorm,
        points,
        lossRange: { low: Math.min(...losses), high: Math.max(...losses) },
        largestGradientChange: Math.max(...points.map((point) => point.gradientChange)),
        effectiveBeta: betas.every((beta) => beta !== null) ? Math.max(...betas) : null,
      };
    },
  };
}
