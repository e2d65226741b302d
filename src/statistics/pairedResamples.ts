import type { RandomStream } from "../random.ts";

/** Paired bootstrap resamples of n subjects that were seen twice: each takes the same subjects both times. */
export interface PairedResamples {
  /**
   * Wasserstein-1 between the two sights over their pooled sd, for every resample.
   *
   *   W₁ = (1/n) ∫ |Σᵢ cᵢ (1[aᵢ ≤ x] − 1[bᵢ ≤ x])| dx      cᵢ how often the resample took subject i
   *
   * Shapes   a, b (n), subject by subject; into (resamples)
   * Errors   NaN where neither sight varies within a resample
   */
  drift(a: Float64Array, b: Float64Array, into: Float64Array): void;
}

/**
 * Draws the resamples once: n of n subjects with replacement, `count` times.
 *
 * Source   Efron & Tibshirani (1993), chapter 8: resample the unit that was sampled, here the subject
 *
 * @example
 *   const into = new Float64Array(2);
 *   createPairedResamples(3, 2, randomStream("example")).drift(Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3), into);
 *   into // [ 0, 0 ]
 */
export function createPairedResamples(n: number, count: number, stream: RandomStream): PairedResamples {
  const taken = Array.from({ length: count }, () => {
    const counts = new Float64Array(n);
    for (let draw = 0; draw < n; draw++) {
      const subject = stream.integer(n);
      counts[subject] = counts[subject]! + 1;
    }
    return counts;
  });
  const both = new Float64Array(2 * n);
  const order = Uint32Array.from({ length: 2 * n }, (_, index) => index);
  return {
    drift(a, b, into) {
      both.set(a, 0);
      both.set(b, n);
      order.sort((one, other) => both[one]! - both[other]!);
      taken.forEach((counts, resample) => {
        const variance = (weightedVariance(a, counts) + weightedVariance(b, counts)) / 2;
        const area = weightedArea(both, order, counts);
        into[resample] = variance > 0 ? area / n / Math.sqrt(variance) : Number.NaN;
      });
    },
  };
}

/** ∫ |Σ c (1[a ≤ x] − 1[b ≤ x])| dx over the values in ascending order; the first half of them is a, the second b. */
function weightedArea(values: Float64Array, order: Uint32Array, counts: Float64Array): number {
  const n = counts.length;
  let height = 0;
  let area = 0;
  for (let k = 0; k + 1 < order.length; k++) {
    const at = order[k]!;
    height += at < n ? counts[at]! : -counts[at - n]!;
    area += Math.abs(height) * (values[order[k + 1]!]! - values[at]!);
  }
  return area;
}

/** Variance with divisor n, in two passes. */
function weightedVariance(values: Float64Array, counts: Float64Array): number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += counts[i]! * values[i]!;
  mean /= n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += counts[i]! * (values[i]! - mean) * (values[i]! - mean);
  return squares / n;
}
