import { orderStatisticConfidence, orderStatisticRank } from "../statistics/orderStatisticInterval.ts";
import { type Looks, sequentialRank } from "../statistics/sequentialSignTest.ts";
import type { Range } from "./range.ts";

/**
 * Interval for the median of numbers of which ranges are known: the order-statistic interval with the low ends for its
 * lower limit, the high ends for its upper.
 *
 *   [low₍k₎, high₍n+1−k₎]      k as in orderStatisticRank at confidence 1 − alpha; where one stops at one of several looks,
 *                              as in sequentialRank
 *
 * Shapes   ranges (n); where n is too small (below 6 at 95 %), (−∞, ∞) with confidence null
 */
export function censoredInterval(
  ranges: readonly Range[],
  alpha = 0.05,
  looks: Looks | null = null,
): Range & { readonly confidence: number | null } {
  const n = ranges.length;
  const { k, confidence } = looks === null ? atOnce(n, alpha) : sequentialRank(n, looks, alpha);
  if (k === 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, confidence: null };
  const lows = Float64Array.from(ranges, (range) => range.low).sort();
  const highs = Float64Array.from(ranges, (range) => range.high).sort();
  return { low: lows[k - 1]!, high: highs[n - k]!, confidence };
}

function atOnce(n: number, alpha: number) {
  const k = orderStatisticRank(n, alpha);
  return { k, confidence: orderStatisticConfidence(n, k) };
}
