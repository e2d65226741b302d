import { quantilesOfSorted } from "../statistics/quantiles.ts";

/** Middle and spread of one number over the seeds. */
export interface SeedBand {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly seeds: number;
}

/** Median and the 10th and 90th percentile over the seeds (the extremes below five seeds); NaN where none has it. */
export function overSeeds(values: readonly number[]): SeedBand {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  if (sorted.length === 0) return { median: Number.NaN, low: Number.NaN, high: Number.NaN, seeds: 0 };
  const edge = sorted.length < 5 ? 0 : 0.1;
  const three = new Float64Array(3);
  quantilesOfSorted(sorted, [edge, 0.5, 1 - edge], three);
  return { low: three[0]!, median: three[1]!, high: three[2]!, seeds: sorted.length };
}

/** What `overSeeds` shows, in words. */
export function bandWords(seeds: number): string {
  if (seeds <= 1) return "one seed";
  return seeds < 5
    ? `median and range of ${seeds} seeds`
    : `median and 10th–90th percentile of ${seeds} seeds`;
}
