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
  readonly ks_statistic: number;
  readonly gaussian_kl_a_b: number | null;
  readonly gaussian_kl_b_a: number | null;
  readonly gaussian_symmetric_kl: number | null;
  readonly describe_a: Description;
  readonly describe_b: Description;
}

interface Histograms {
  readonly name: string;
  readonly counts_a: readonly number[];
  readonly counts_b: readonly number[];
}

interface Points {
  readonly name: string;
  readonly bandwidth: number;
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (readonly number[])[];
  readonly mmd2_unbiased: number;
  readonly mmd2_biased: number;
}

interface Distances {
  /** Pairs of samples with their distances and descriptions. */
  readonly pairs: readonly Pair[];
  readonly histograms: readonly (Histograms & {
    readonly js_divergence_base2: number;
    readonly js_distance_base2: number;
    readonly psi_floor: number;
    readonly psi: number;
  })[];
  readonly samples_with_cuts: readonly (Histograms & {
    readonly cuts: readonly number[];
    readonly js_divergence_base2: number;
    readonly psi_floor: number;
    readonly psi: number;
  })[];
  readonly equal_width_histograms: readonly (Histograms & {
    readonly bins: number;
    readonly edges: readonly number[];
  })[];
  readonly mmd: readonly Points[];
}

/** Distances and descriptions by SciPy 1.10 and NumPy 1.24. */
export const referenceDistances: Distances = JSON.parse(
  readFileSync(new URL("../reference/ics_metrics.json", import.meta.url), "utf8"),
).distribution_distances;

export const referencePairs = referenceDistances.pairs;

/** Of a pair: 1e-9 where the samples lie far from 0, else the reference's own 1e-11. */
export function toleranceOf(name: string): number {
  return name === "large_offset" ? 1e-9 : 1e-11;
}

/** The pair of that name. */
export function referencePair(name: string): Pair {
  const pair = referencePairs.find((candidate) => candidate.name === name);
  if (pair === undefined) throw new Error(`reference: no pair is named ${name}`);
  return pair;
}
