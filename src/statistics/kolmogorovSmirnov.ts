/**
 * Kolmogorov-Smirnov distance between two samples of any sizes, in any order, with ties.
 *
 *   D(a, b) = max_x |F_a(x) − F_b(x)|      F the share of the sample at or below x, read after all ties with x
 *
 * Shapes   a (n), b (m), n, m ≥ 1
 * Units    none: a difference of shares, 0 … 1
 * Errors   throws without values; NaN where a sample holds NaN
 * Source   Smirnov (1939); the statistic of scipy.stats.ks_2samp
 *
 * @example
 *   kolmogorovSmirnov([1, 2, 3, 4], [3, 4, 5, 6]) // 0.5
 */
export function kolmogorovSmirnov(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) {
    throw new Error(`kolmogorovSmirnov: needs at least 1 value in each sample, got ${n} and ${m}`);
  }
  const sortedA = Float64Array.from(a).sort();
  const sortedB = Float64Array.from(b).sort();
  // Typed arrays sort NaN to the end.
  if (Number.isNaN(sortedA[n - 1]) || Number.isNaN(sortedB[m - 1])) return Number.NaN;
  let i = 0;
  let j = 0;
  let largest = 0;
  while (i < n && j < m) {
    const x = Math.min(sortedA[i]!, sortedB[j]!);
    while (i < n && sortedA[i]! <= x) i++;
    while (j < m && sortedB[j]! <= x) j++;
    largest = Math.max(largest, Math.abs(i / n - j / m));
  }
  return largest;
}
