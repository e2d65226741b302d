import { binomialTail, fairTails } from "./binomialTail.ts";

/**
 * Which order statistics bound the median of n independent observations, whatever their distribution.
 *
 *   [x₍k₎, x₍n+1−k₎],  k the largest with P(Bin(n, ½) ≤ k − 1) ≤ α/2      x₍₁₎ the smallest
 *
 *   n = 10: 2nd and 9th; 20: 6th and 15th; 50: 18th and 33rd; below 6 there is none at α = 0.05
 *
 * Shapes   n ≥ 0, 0 < alpha < 1
 * Returns  k, or 0 where no order statistic is far enough out
 * Source   Conover (1999), Practical Nonparametric Statistics, section 3.2
 *
 * @example
 *   orderStatisticRank(10) // 2
 */
export function orderStatisticRank(n: number, alpha = 0.05): number {
  const tails = fairTails(n);
  let k = 0;
  while (k < n / 2 && tails[n - k]! <= alpha / 2) k++;
  return k;
}

/**
 * Exact confidence of [x₍k₎, x₍n+1−k₎]: 1 − 2·P(Bin(n, ½) ≤ k − 1), at least that much with ties.
 *
 * @example
 *   orderStatisticConfidence(10, 2) // 0.978516
 */
export function orderStatisticConfidence(n: number, k: number): number {
  return 1 - 2 * binomialTail(n, n - k + 1);
}

/**
 * Interval for the median between two order statistics; from −∞ to ∞ with confidence null where n is too small.
 *
 * Shapes   sample (n), n ≥ 1, in any order
 * Units    those of the sample
 * Errors   throws without values
 *
 * @example
 *   orderStatisticInterval([7, 1, 3, 5, 4, 6, 2, 10, 9, 8]) // { low: 2, high: 9, confidence: 0.978516 }
 */
export function orderStatisticInterval(
  sample: ArrayLike<number>,
  alpha = 0.05,
): { readonly low: number; readonly high: number; readonly confidence: number | null } {
  const n = sample.length;
  if (n === 0) throw new Error("orderStatisticInterval: needs at least 1 value, got 0");
  const k = orderStatisticRank(n, alpha);
  if (k === 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, confidence: null };
  const sorted = Float64Array.from(sample).sort();
  return { low: sorted[k - 1]!, high: sorted[n - k]!, confidence: orderStatisticConfidence(n, k) };
}
