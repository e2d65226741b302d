import { exp } from "../../elementary/exp.ts";
import { log1p } from "../../elementary/log1p.ts";
import { sigmoid } from "../../elementary/sigmoid.ts";
import type { Matrix } from "../../matrix.ts";
import type { Loss } from "./loss.ts";

/**
 * Mean sigmoid cross-entropy from logits, and its gradient.
 *
 *   ℓ(z, t) = max(z, 0) − z·t + log(1 + e^−|z|)      loss = (1/m) Σ ℓ      dloss/dz = (σ(z) − t) / m
 *
 * Nothing branches on the sign of a logit, which would be mispredicted for every other sample.
 *
 * Shapes   logits, gradient (1 × m)   labels (m): 1 (rose) or 0, or a probability
 * Units    nats
 * Source   `binary_cross_entropy_with_logits` of PyTorch: no overflow, and no log of 0, at any finite logit
 *
 * @param gradient null where the mean alone is asked for
 * @param weights by which samples count; null: all alike
 */
function sigmoidCrossEntropy(
  logits: Matrix,
  labels: Float64Array,
  gradient: Matrix | null,
  weights: Float64Array | null = null,
): number {
  const samples = logits.columns;
  let sum = 0;
  for (let lane = 0; lane < 2; lane++) {
    let partial = 0;
    for (let n = lane; n < samples; n += 2) {
      const z = logits.values[n]!;
      const t = labels[n]!;
      const e = exp(-Math.abs(z));
      const isPositive = +(z > 0);
      const weight = weights === null ? 1 : weights[n]!;
      partial += weight * (z * (isPositive - t) + log1p(e));
      if (gradient !== null)
        gradient.values[n] = weight * (((isPositive + (1 - isPositive) * e) / (1 + e) - t) / samples);
    }
    sum += partial;
  }
  return sum / samples;
}

/** One logit for two classes: above 0 means class 1. */
export const sigmoidCrossEntropyLoss: Loss = {
  hasClasses: true,
  outputs: (classes) => (classes === 2 ? 1 : null),
  value: (logits, labels) => sigmoidCrossEntropy(logits, labels, null),
  gradient: (logits, labels, gradient) => sigmoidCrossEntropy(logits, labels, gradient),
  weightedGradient: sigmoidCrossEntropy,
  isRight: (logits, labels, sample) => logits.values[sample]! > 0 === labels[sample]! > 0.5,
  probability: (logits, sample) => sigmoid(logits.values[sample]!),
};
