import { exp } from "../../elementary/exp.ts";
import { log } from "../../elementary/log.ts";
import type { Loss } from "./loss.ts";

/**
 * Mean softmax cross-entropy from logits, and its gradient.
 *
 *   ℓ(z, c) = log Σₖ e^(zₖ − M) − (z_c − M)      M = maxₖ zₖ      loss = (1/m) Σ ℓ
 *   dloss/dzₖ = (pₖ − [k = c]) / m      pₖ = e^(zₖ − M) / Σⱼ e^(zⱼ − M)
 *
 * Shapes   logits, gradient [class · m + sample], K classes   labels (m): the class c, 0 … K − 1
 * Units    nats
 * Errors   none: NaN or ∞ in the logits come back as NaN or ∞
 * Source   `cross_entropy` of PyTorch: no overflow, and no log of 0, at any finite logit
 */
function softmaxCrossEntropy(logits: Float64Array, labels: Float64Array): number {
  const samples = labels.length;
  let sum = 0;
  for (let n = 0; n < samples; n++) {
    const largest = largestLogit(logits, samples, n);
    sum += log(sumOfExponentials(logits, samples, n, largest)) - (ofClass(logits, labels, n) - largest);
  }
  return sum / samples;
}

/** The same mean loss; also writes its gradient with respect to each logit. */
function softmaxCrossEntropyGradient(
  logits: Float64Array,
  labels: Float64Array,
  gradient: Float64Array,
): number {
  const samples = labels.length;
  let sum = 0;
  for (let n = 0; n < samples; n++) {
    const largest = largestLogit(logits, samples, n);
    const total = sumOfExponentials(logits, samples, n, largest);
    sum += log(total) - (ofClass(logits, labels, n) - largest);
    for (let j = n; j < logits.length; j += samples) {
      gradient[j] = exp(logits[j]! - largest) / total / samples;
    }
    const own = labels[n]! * samples + n;
    gradient[own] = gradient[own]! - 1 / samples;
  }
  return sum / samples;
}

/** z of the sample's own class. */
function ofClass(logits: Float64Array, labels: Float64Array, sample: number): number {
  return logits[labels[sample]! * labels.length + sample]!;
}

function largestLogit(logits: Float64Array, samples: number, sample: number): number {
  let largest = logits[sample]!;
  for (let j = sample + samples; j < logits.length; j += samples) largest = Math.max(largest, logits[j]!);
  return largest;
}

function sumOfExponentials(logits: Float64Array, samples: number, sample: number, largest: number): number {
  let sum = 0;
  for (let j = sample; j < logits.length; j += samples) sum += exp(logits[j]! - largest);
  return sum;
}

/** A logit for every class: the largest wins. */
export const softmaxCrossEntropyLoss: Loss = {
  outputs: (classes) => classes,
  value: softmaxCrossEntropy,
  gradient: softmaxCrossEntropyGradient,
  isRight(logits, labels, sample) {
    const samples = labels.length;
    const own = ofClass(logits, labels, sample);
    for (let j = sample; j < logits.length; j += samples) {
      if (j !== labels[sample]! * samples + sample && !(own > logits[j]!)) return false;
    }
    return true;
  },
  probability(logits, samples, sample) {
    const largest = largestLogit(logits, samples, sample);
    return exp(logits[samples + sample]! - largest) / sumOfExponentials(logits, samples, sample, largest);
  },
};
