import { exp } from "../../elementary/exp.ts";
import { log } from "../../elementary/log.ts";
import type { Matrix } from "../../matrix.ts";
import type { Loss } from "./loss.ts";

/**
 * Mean softmax cross-entropy from logits, and its gradient.
 *
 *   ℓ(z, c) = log Σₖ e^(zₖ − M) − (z_c − M)      M = maxₖ zₖ      loss = (1/m) Σ ℓ
 *   dloss/dzₖ = (pₖ − [k = c]) / m      pₖ = e^(zₖ − M) / Σⱼ e^(zⱼ − M)
 *
 * Shapes   logits, gradient (K classes × m)   labels (m): the class c, 0 … K − 1
 * Units    nats
 * Order    sums over the classes run upwards
 * Source   `cross_entropy` of PyTorch: no overflow, and no log of 0, at any finite logit
 *
 * @param gradient null where the mean alone is asked for
 * @param weights by which samples count; null: all alike
 */
function softmaxCrossEntropy(
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
      const largest = largestLogit(logits, n);
      const total = sumOfExponentials(logits, n, largest);
      const weight = weights === null ? 1 : weights[n]!;
      partial += weight * (log(total) - (logits.values[labels[n]! * logits.stride + n]! - largest));
      if (gradient !== null) slopesOf(logits, labels[n]!, gradient, n, largest, total, weight);
    }
    sum += partial;
  }
  return sum / samples;
}

/** The gradient with respect to the logits of a sample. */
function slopesOf(
  logits: Matrix,
  label: number,
  gradient: Matrix,
  sample: number,
  largest: number,
  total: number,
  weight: number,
): void {
  for (let k = 0; k < logits.rows; k++) {
    const share = exp(logits.values[k * logits.stride + sample]! - largest) / total;
    gradient.values[k * gradient.stride + sample] = weight * ((share - +(k === label)) / logits.columns);
  }
}

function largestLogit({ rows, stride, values }: Matrix, sample: number): number {
  let largest = values[sample]!;
  for (let k = 1; k < rows; k++) largest = Math.max(largest, values[k * stride + sample]!);
  return largest;
}

function sumOfExponentials({ rows, stride, values }: Matrix, sample: number, largest: number): number {
  let sum = 0;
  for (let k = 0; k < rows; k++) sum += exp(values[k * stride + sample]! - largest);
  return sum;
}

/** A logit for every class: the largest wins. */
export const softmaxCrossEntropyLoss: Loss = {
  hasClasses: true,
  outputs: (classes) => (classes > 0 ? classes : null),
  value: (logits, labels) => softmaxCrossEntropy(logits, labels, null),
  gradient: (logits, labels, gradient) => softmaxCrossEntropy(logits, labels, gradient),
  weightedGradient: softmaxCrossEntropy,
  isRight({ rows, stride, values }, labels, sample) {
    const label = labels[sample]!;
    const own = values[label * stride + sample]!;
    for (let k = 0; k < rows; k++) if (k !== label && !(own > values[k * stride + sample]!)) return false;
    return true;
  },
  probability(logits, sample) {
    const largest = largestLogit(logits, sample);
    return exp(logits.values[logits.stride + sample]! - largest) / sumOfExponentials(logits, sample, largest);
  },
};
