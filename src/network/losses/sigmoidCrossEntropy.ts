import type { Loss } from "./loss.ts";

/**
 * Mean sigmoid cross-entropy from logits, and its gradient.
 *
 *   ℓ(z, t) = max(z, 0) − z·t + log(1 + e^−|z|)      loss = (1/m) Σ ℓ      dloss/dz = (σ(z) − t) / m
 *
 * Shapes   logits, labels, gradient (m); a label is 1 (rose) or 0, or a probability
 * Units    nats
 * Errors   none: NaN or ∞ in the logits come back as NaN or ∞
 * Source   `binary_cross_entropy_with_logits` of PyTorch: no overflow, and no log of 0, at any finite logit
 */
function sigmoidCrossEntropy(logits: Float64Array, labels: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < logits.length; n++) {
    const z = logits[n]!;
    const e = Math.exp(z > 0 ? -z : z);
    sum += (z > 0 ? z : 0) - z * labels[n]! + Math.log1p(e);
  }
  return sum / logits.length;
}

/** The same mean loss; also writes its gradient with respect to each logit. */
function sigmoidCrossEntropyGradient(
  logits: Float64Array,
  labels: Float64Array,
  gradient: Float64Array,
): number {
  const samples = logits.length;
  let sum = 0;
  for (let n = 0; n < samples; n++) {
    const z = logits[n]!;
    const t = labels[n]!;
    const e = Math.exp(z > 0 ? -z : z);
    const probability = (z > 0 ? 1 : e) / (1 + e);
    sum += (z > 0 ? z : 0) - z * t + Math.log1p(e);
    gradient[n] = (probability - t) / samples;
  }
  return sum / samples;
}

/** One logit for two classes: above 0 means class 1. */
export const sigmoidCrossEntropyLoss: Loss = {
  outputs: (classes) => (classes === 2 ? 1 : null),
  value: sigmoidCrossEntropy,
  gradient: sigmoidCrossEntropyGradient,
  isRight: (logits, labels, sample) => logits[sample]! > 0 === labels[sample]! > 0.5,
  probability: (logits, _, sample) => 1 / (1 + Math.exp(-logits[sample]!)),
};
