import { readFileSync } from "node:fs";

interface Description {
  readonly n: number;
  readonly mean: number;
  readonly var_biased: number;
  readonly var_unbiased: number | null;
  readonly quantile_levels: readonly number[];
  readonly quantiles: readonly number[];
  readonly skewness: number | null;
  readonly excess_kurtosis: number | null;
}

interface Pair {
  readonly name: string;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly wasserstein_1: number;
  readonly energy_distance: number;
  readonly energy_distance_squared: number;
  readonly describe_a: Description;
  readonly describe_b: Description;
}

/** Pairs of samples with their distances and descriptions by SciPy 1.10 and NumPy 1.24. */
export const referencePairs: readonly Pair[] = JSON.parse(
  readFileSync(new URL("../reference/ics_metrics.json", import.meta.url), "utf8"),
).distribution_distances.pairs;
