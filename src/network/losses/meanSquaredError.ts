import type { Matrix } from "../../matrix.ts";
import type { Loss } from "./loss.ts";

/**
 * Mean squared error, and its gradient.
 *
 *   loss = (1/n) Σ (p − t)²      dloss/dp = 2 (p − t) / n
 *
 * Shapes   predictions p, gradient (1 × n)   targets t (n)
 * Units    squared units of the target
 * Source   `mse_loss` of PyTorch
 *
 * @param gradient null where the mean alone is asked for
 * @param weights by which samples count; null: all alike
 */
function meanSquaredError(
  predictions: Matrix,
  targets: Float64Array,
  gradient: Matrix | null,
  weights: Float64Array | null = null,
): number {
  const count = predictions.columns;
  let sum = 0;
  for (let lane = 0; lane < 2; lane++) {
    let partial = 0;
    for (let n = lane; n < count; n += 2) {
      const deviation = predictions.values[n]! - targets[n]!;
      const weight = weights === null ? 1 : weights[n]!;
      partial += weight * (deviation * deviation);
      if (gradient !== null) gradient.values[n] = weight * ((2 * deviation) / count);
    }
    sum += partial;
  }
  return sum / count;
}

/** One output for two classes, which are their own targets: above ½ means class 1; or for a real target. */
export const meanSquaredErrorLoss: Loss = {
  hasClasses: true,
  outputs: (classes) => (classes === 2 || classes === 0 ? 1 : null),
  value: (logits, labels) => meanSquaredError(logits, labels, null),
  gradient: (logits, labels, gradient) => meanSquaredError(logits, labels, gradient),
  weightedGradient: meanSquaredError,
  isRight: (logits, labels, sample) => logits.values[sample]! > 0.5 === labels[sample]! > 0.5,
  probability: (logits, sample) => Math.min(1, Math.max(0, logits.values[sample]!)),
};
