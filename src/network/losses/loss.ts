import type { Matrix } from "../../matrix.ts";

/**
 * What a network is trained to make small: the mean over the samples of a batch.
 *
 * Shapes   logits, gradient (outputs × m)   labels (m): the class, 0 or 1 (or up to K − 1), or a real target
 * Units    nats, or squared units of the target
 * Order    two partial sums over samples, even and odd ones, from +0 upwards, then added
 * Errors   none: NaN or ∞ in the logits come back as NaN or ∞
 */
export interface Loss {
  /** Whether what it is told are classes, which come out right or wrong; a real target is near or far. */
  readonly hasClasses: boolean;
  /** Outputs that a network needs to tell so many classes apart, or (0) for a real target; null where it cannot. */
  outputs(classes: number): number | null;
  value(logits: Matrix, labels: Float64Array): number;
  /** The same mean; also writes its gradient with respect to each logit. */
  gradient(logits: Matrix, labels: Float64Array, gradient: Matrix): number;
  /**
   * The same of samples that count by weights (m): (1/m) Σ w·ℓ, and its gradient. By weights of 1, the same bits. Absent where
   * the loss has no such form.
   */
  weightedGradient?(logits: Matrix, labels: Float64Array, gradient: Matrix, weights: Float64Array): number;
  /** Whether a sample comes out on the right side; NaN does not count as class 1. */
  isRight(logits: Matrix, labels: Float64Array, sample: number): boolean;
  /** Probability of class 1 (a rose), 0 … 1, of a sample. */
  probability(logits: Matrix, sample: number): number;
}

/**
 * Share of samples on the right side; NaN where there are no classes.
 *
 * @example
 *   const settings = { hidden: [], initialization: { kind: "normal", sd: 1, scale: 1 } };
 *   const { loss } = createNetwork(1, settings, randomStream("any"));
 *   const logits = { rows: 1, columns: 4, stride: 4, values: Float64Array.of(2, -1, 0.5, -3) };
 *   accuracy(loss, logits, Float64Array.of(1, 0, 0, 0)) // 0.75
 */
export function accuracy(loss: Loss, logits: Matrix, labels: Float64Array): number {
  if (!loss.hasClasses) return Number.NaN;
  let right = 0;
  for (let n = 0; n < labels.length; n++) if (loss.isRight(logits, labels, n)) right++;
  return right / labels.length;
}
