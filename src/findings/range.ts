import { log } from "../elementary/log.ts";

/**
 * What is known of a number: it lies in [low, high]; low = high where it is known exactly (a diverged run's ±∞ too),
 * (−∞, ∞) where nothing is known.
 */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export const unknown: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/**
 * The range of a weighted sum of numbers of which ranges are known.
 *
 *   low = Σ wᵢ·(wᵢ > 0 ? lowᵢ : highᵢ)      high = Σ wᵢ·(wᵢ > 0 ? highᵢ : lowᵢ)
 *
 * Weights of 0 are left out; ∞ − ∞ says nothing: −∞ in the low end, ∞ in the high end.
 */
export function weightedSum(ranges: readonly Range[], weights: readonly number[]): Range {
  let low = 0;
  let high = 0;
  ranges.forEach((range, index) => {
    const weight = weights[index]!;
    if (weight === 0) return;
    low += weight * (weight > 0 ? range.low : range.high);
    high += weight * (weight > 0 ? range.high : range.low);
  });
  return {
    low: Number.isNaN(low) ? Number.NEGATIVE_INFINITY : low,
    high: Number.isNaN(high) ? Number.POSITIVE_INFINITY : high,
  };
}

/**
 * The range of the natural logarithm. log 0 is −∞, as is that of a diverged run's −∞; other negative numbers have no
 * logarithm, so nothing is known of a range that lies below 0.
 */
export function logarithm(range: Range): Range {
  if (range.high < 0 && range.high !== Number.NEGATIVE_INFINITY) return unknown;
  return { low: log(Math.max(0, range.low)), high: log(Math.max(0, range.high)) };
}

/** The range of the median: from the median of the low ends to that of the high ends. Throws without ranges. */
export function medianRange(ranges: readonly Range[]): Range {
  if (ranges.length === 0) throw new Error("medianRange: needs at least 1 range, got 0");
  const low = median(Float64Array.from(ranges, (range) => range.low).sort());
  const high = median(Float64Array.from(ranges, (range) => range.high).sort());
  return {
    low: Number.isNaN(low) ? Number.NEGATIVE_INFINITY : low,
    high: Number.isNaN(high) ? Number.POSITIVE_INFINITY : high,
  };
}

/** Unlike simple-statistics' median, which interpolates, that of ∞ and ∞ is ∞; that of −∞ and ∞ is NaN. */
function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The number, where it is known and finite. */
export function knownValue(range: Range): number | null {
  return range.low === range.high ? finiteOrNull(range.low) : null;
}

/** JSON has no infinity: null stands for it. Zero has no sign. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
