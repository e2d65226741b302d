import { type Looks, looksUpTo, sequentialRank } from "../statistics/sequentialSignTest.ts";
import type { censoredInterval } from "./censoredInterval.ts";
import type { Range } from "./range.ts";

/**
 * Interval for the median of numbers of which ranges are known, where one stops at one of several looks: what the
 * order-statistic intervals of all looks so far have in common. They hold the median at every look at once, so that this
 * holds it, too. At a level of `alpha` or below it lies on the side of the margin that a verdict names.
 *
 *   ⋂ over looks n of [low₍k₎, high₍n+1−k₎]      k as in sequentialRank; of the first n
 *
 * Shapes   ranges in the order in which they came; before the first look (−∞, ∞) with confidence null
 * Returns  where the looks have nothing in common, which is as rare as an interval that misses, that of the last one
 */
export function sequentialInterval(
  ranges: readonly Range[],
  alpha: number,
  looks: Looks,
): ReturnType<typeof censoredInterval> {
  const [lows, highs]: [number[], number[]] = [[], []];
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let confidence: number | null = null;
  for (const n of looksUpTo(looks, ranges.length)) {
    for (const range of ranges.slice(lows.length, n)) {
      insert(lows, range.low);
      insert(highs, range.high);
    }
    const rank = sequentialRank(n, looks, alpha);
    if (rank.k === 0) continue;
    const here = { low: lows[rank.k - 1]!, high: highs[n - rank.k]! };
    [low, high] = [Math.max(low, here.low), Math.min(high, here.high)];
    if (low > high) ({ low, high } = here);
    confidence = rank.confidence;
  }
  return { low, high, confidence };
}

/** Into numbers in ascending order. */
function insert(sorted: number[], value: number): void {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! <= value) from = middle + 1;
    else to = middle;
  }
  sorted.splice(from, 0, value);
}
