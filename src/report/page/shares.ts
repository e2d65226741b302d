import type { Units } from "./unitStore.ts";

/** Equal bins, the same for every variant. */
export interface Bins {
  readonly from: number;
  readonly width: number;
  readonly middles: readonly number[];
}

/** Bins from the lowest 5th to the highest 95th percentile of the unit in any variant at any step, and a little beyond. */
export function commonBins(unit: number, found: readonly { readonly units: Units }[], count: number): Bins {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { units } of found) {
    const [p05, p95] = [units.levels.indexOf(0.05), units.levels.indexOf(0.95)];
    for (let place = 0; place < units.steps.length; place++) {
      low = Math.min(low, units.quantile(unit, p05, place));
      high = Math.max(high, units.quantile(unit, p95, place));
    }
  }
  const pad = (high - low || 1) * 0.08;
  const width = (high - low + 2 * pad) / count;
  const from = low - pad;
  return { from, width, middles: Array.from({ length: count }, (_, bin) => from + (bin + 0.5) * width) };
}

/** Share of the samples in each bin: the stored quantiles joined by straight lines. */
export function sharesInBins(
  units: Units,
  unit: number,
  place: number,
  { from, width, middles }: Bins,
): number[] {
  let below = shareBelow(units, unit, place, from);
  return middles.map((_, bin) => {
    const upTo = shareBelow(units, unit, place, from + (bin + 1) * width);
    const share = upTo - below;
    below = upTo;
    return share;
  });
}

function shareBelow(units: Units, unit: number, place: number, x: number): number {
  const { levels } = units;
  if (x <= units.quantile(unit, 0, place)) return 0;
  for (let level = 1; level < levels.length; level++) {
    const high = units.quantile(unit, level, place);
    if (x > high) continue;
    const low = units.quantile(unit, level - 1, place);
    const within = high > low ? (x - low) / (high - low) : 0;
    return levels[level - 1]! + within * (levels[level]! - levels[level - 1]!);
  }
  return 1;
}
