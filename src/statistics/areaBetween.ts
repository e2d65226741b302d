/**
 * Area between the empirical distribution functions of two sorted samples, after `of` the gap between them.
 *
 *   ∫ of(F_a(x) − F_b(x)) dx      F the share of the sample at or below x
 *
 * Shapes   a (n), b (m), both ascending, n, m ≥ 1; allocates nothing
 * Units    those of the samples
 *
 * @example
 *   areaBetween(Float64Array.of(0, 2), Float64Array.of(1, 3), Math.abs) // 1
 */
export function areaBetween(a: Float64Array, b: Float64Array, of: (gap: number) => number): number {
  const n = a.length;
  const m = b.length;
  let i = 0;
  let j = 0;
  let previous = Math.min(a[0]!, b[0]!);
  let area = 0;
  while (i < n || j < m) {
    const fromA = i < n && (j >= m || a[i]! <= b[j]!);
    const x = fromA ? a[i]! : b[j]!;
    area += of(i / n - j / m) * (x - previous);
    previous = x;
    if (fromA) i++;
    else j++;
  }
  return area;
}
