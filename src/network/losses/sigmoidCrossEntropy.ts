import { exp } from "../../elementary/exp.ts";
import { log1p } from "../../elementary/log1p.ts";
import { sigmoid } from "../../elementary/sigmoid.ts";
import type { Loss } from "./loss.ts";

/** From here on a product of factors 1 + e ≤ 2 is turned into its logarithm, far from overflow. */
const largeProduct = 1e100;

/**
 * Mean sigmoid cross-entropy from logits, and its gradient.
 *
 *   ℓ(z, t) = max(z, 0) − z·t + log(1 + e^−|z|)      loss = (1/m) Σ ℓ      dloss/dz = (σ(z) − t) / m
 *
 * The logarithms are taken together, Σ log(1 + eₙ) = log Π (1 + eₙ), of the product less 1, so that those of tiny eₙ
 * count. Nothing branches on the sign of a logit, which would be mispredicted for every other sample.
 *
 * Shapes   logits, labels, gradient (m); a label is 1 (rose) or 0, or a probability
 * Units    nats
 * Errors   none: NaN or ∞ in the logits come back as NaN or ∞
 * Source   `binary_cross_entropy_with_logits` of PyTorch: no overflow, and no log of 0, at any finite logit
 */
function sigmoidCrossEntropy(logits: Float64Array, labels: Float64Array): number {
  let sum = 0;
  let product = 0;
  for (let n = 0; n < logits.length; n++) {
    const z = logits[n]!;
    const e = exp(-Math.abs(z));
    sum += z * (+(z > 0) - labels[n]!);
    product += e + product * e;
    if (product > largeProduct) {
      sum += log1p(product);
      product = 0;
    }
  }
  return (sum + log1p(product)) / logits.length;
}

/** The same mean loss; also writes its gradient with respect to each logit. */
function sigmoidCrossEntropyGradient(
  logits: Float64Array,
  labels: Float64Array,
  gradient: Float64Array,
): number {
  const samples = logits.length;
  let sum = 0;
  let product = 0;
  for (let n = 0; n < samples; n++) {
    const z = logits[n]!;
    const t = labels[n]!;
    const e = exp(-Math.abs(z));
    const isPositive = +(z > 0);
    gradient[n] = ((isPositive + (1 - isPositive) * e) / (1 + e) - t) / samples;
    sum += z * (isPositive - t);
    product += e + product * e;
    if (product > largeProduct) {
      sum += log1p(product);
      product = 0;
    }
  }
  return (sum + log1p(product)) / samples;
}

/** One logit for two classes: above 0 means class 1. */
export const sigmoidCrossEntropyLoss: Loss = {
  outputs: (classes) => (classes === 2 ? 1 : null),
  value: sigmoidCrossEntropy,
  gradient: sigmoidCrossEntropyGradient,
  isRight: (logits, labels, sample) => logits[sample]! > 0 === labels[sample]! > 0.5,
  probability: (logits, _, sample) => sigmoid(logits[sample]!),
};
