import { median as medianOf } from "simple-statistics";

/**
 * Median of the numbers that are defined; NaN where none is.
 *
 * @example
 *   median([3, NaN, 1, 2]) // 2
 */
export function median(values: ArrayLike<number>): number {
  const defined = Array.from(values).filter((value) => !Number.isNaN(value));
  return defined.length ? medianOf(defined) : Number.NaN;
}

/**
 * The same of a sample in order, NaN last.
 *
 * @example
 *   medianOfSorted(Float64Array.of(1, 2, 3, 4, NaN)) // 2.5
 */
export function medianOfSorted(sorted: Float64Array): number {
  let defined = sorted.length;
  while (defined > 0 && Number.isNaN(sorted[defined - 1]!)) defined--;
  if (defined === 0) return Number.NaN;
  return (sorted[(defined - 1) >> 1]! + sorted[defined >> 1]!) / 2;
}
