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
