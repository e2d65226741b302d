import { orderStatisticConfidence, orderStatisticRank } from "../statistics/orderStatisticInterval.ts";
import type { Range } from "./range.ts";

/**
 * Interval for the median of numbers of which ranges are known: the order-statistic interval with the low ends for its
 * lower limit, the high ends for its upper.
 *
 *   [low₍k₎, high₍n+1−k₎]      k as in orderStatisticRank at confidence 1 − alpha
 *
 * Shapes   ranges (n); where n is too small (below 6 at 95 %), (−∞, ∞) with confidence null
 */
export function censoredInterval(
  ranges: readonly Range[],
  alpha = 0.05,
): Range & { readonly confidence: number | null } {
  const n = ranges.length;
  const k = orderStatisticRank(n, alpha);
  if (k === 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, confidence: null };
  const lows = Float64Array.from(ranges, (range) => range.low).sort();
  const highs = Float64Array.from(ranges, (range) => range.high).sort();
  return { low: lows[k - 1]!, high: highs[n - k]!, confidence: orderStatisticConfidence(n, k) };
}
