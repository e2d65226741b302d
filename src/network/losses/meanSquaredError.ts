import type { Loss } from "./loss.ts";

/**
 * Mean squared error, and its gradient.
 *
 *   loss = (1/n) Σ (p − t)²      dloss/dp = 2 (p − t) / n
 *
 * Shapes   predictions p, targets t, gradient (n): all outputs of all samples
 * Units    squared units of the target
 * Source   `mse_loss` of PyTorch: the mean is over all elements
 */
function meanSquaredError(predictions: Float64Array, targets: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < predictions.length; j++) {
    const deviation = predictions[j]! - targets[j]!;
    sum += deviation * deviation;
  }
  return sum / predictions.length;
}

/** The same mean; also writes its gradient with respect to each prediction. */
function meanSquaredErrorGradient(
  predictions: Float64Array,
  targets: Float64Array,
  gradient: Float64Array,
): number {
  const count = predictions.length;
  let sum = 0;
  for (let j = 0; j < count; j++) {
    const deviation = predictions[j]! - targets[j]!;
    sum += deviation * deviation;
    gradient[j] = (2 * deviation) / count;
  }
  return sum / count;
}

/** One output for two classes, which are their own targets: above ½ means class 1. */
export const meanSquaredErrorLoss: Loss = {
  outputs: (classes) => (classes === 2 ? 1 : null),
  value: meanSquaredError,
  gradient: meanSquaredErrorGradient,
  isRight: (logits, labels, sample) => logits[sample]! > 0.5 === labels[sample]! > 0.5,
  probability: (logits, _, sample) => Math.min(1, Math.max(0, logits[sample]!)),
};
