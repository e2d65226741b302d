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
export function sigmoidCrossEntropy(logits: Float64Array, labels: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < logits.length; n++) {
    const z = logits[n]!;
    const e = Math.exp(z > 0 ? -z : z);
    sum += (z > 0 ? z : 0) - z * labels[n]! + Math.log1p(e);
  }
  return sum / logits.length;
}

/** The same mean loss; also writes its gradient with respect to each logit. */
export function sigmoidCrossEntropyGradient(
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

/** Share of samples on the right side: a logit above 0 means rose (label 1). NaN counts as not a rose. */
export function accuracy(logits: Float64Array, labels: Float64Array): number {
  let right = 0;
  for (let n = 0; n < logits.length; n++) {
    if (logits[n]! > 0 === labels[n]! > 0.5) right++;
  }
  return right / logits.length;
}
