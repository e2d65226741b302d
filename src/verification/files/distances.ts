import { z } from "zod";
import { squaredEnergyDistance } from "../../statistics/energyDistance.ts";
import { equalWidthEdges } from "../../statistics/equalWidthEdges.ts";
import { gaussianKl } from "../../statistics/gaussianKl.ts";
import { histogram, histogramByCuts } from "../../statistics/histogram.ts";
import { jensenShannonDistance, jensenShannonDivergence } from "../../statistics/jensenShannon.ts";
import { kolmogorovSmirnov } from "../../statistics/kolmogorovSmirnov.ts";
import { squaredMaximumMeanDiscrepancy } from "../../statistics/maximumMeanDiscrepancy.ts";
import { populationStabilityIndex } from "../../statistics/populationStabilityIndex.ts";
import { quantilesOfSorted } from "../../statistics/quantiles.ts";
import { wasserstein1 } from "../../statistics/wasserstein1.ts";
import { caseOf, type Fault, fileOf } from "../cases.ts";
import { expected, needing, several, within } from "../fields.ts";
import { count, number, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { describe, description } from "./description.ts";

interface File {
  readonly pairs?: readonly { readonly name?: string; readonly a: number[]; readonly b: number[] }[];
}

const pair = caseOf(
  {
    ...several(vector, "a", "b"),
    ...several(
      expected.number,
      "wasserstein_1",
      "energy_distance",
      "energy_distance_squared",
      "ks_statistic",
    ),
    ...several(expected.numberOrNull, "gaussian_kl_a_b", "gaussian_kl_b_a", "gaussian_symmetric_kl"),
    describe_a: description("describe_a"),
    describe_b: description("describe_b"),
  },
  (given) => {
    const a = Float64Array.from(given.a);
    const b = Float64Array.from(given.b);
    const squared = squaredEnergyDistance(a, b);
    const kl = gaussianKl(a, b);
    return {
      wasserstein_1: wasserstein1(a, b),
      energy_distance: Math.sqrt(squared),
      energy_distance_squared: squared,
      ks_statistic: kolmogorovSmirnov(a, b),
      gaussian_kl_a_b: kl?.forward ?? null,
      gaussian_kl_b_a: kl?.backward ?? null,
      gaussian_symmetric_kl: kl?.symmetric ?? null,
      describe_a: describe(a, given.describe_a),
      describe_b: describe(b, given.describe_b),
    };
  },
  // Of samples far from 0, by the reference's README.
  { tolerance: ({ name }) => (name === "large_offset" ? 1e-9 : undefined) },
);

const comparison = {
  psi_floor: number.optional(),
  js_divergence_base2: expected.number,
  psi: needing(expected.number, "psi_floor"),
};
const comparisonOf = (a: ArrayLike<number>, b: ArrayLike<number>, floor = 0) => ({
  js_divergence_base2: jensenShannonDivergence(a, b),
  psi: populationStabilityIndex(a, b, floor),
});

const histograms = caseOf(
  {
    ...several(vector, "counts_a", "counts_b"),
    ...comparison,
    // The root of a number that can be 1e-17: near 0 the reference asks for 1e-7.
    js_distance_base2: within(expected.number, (root: number) => (root < 1e-6 ? 1e-7 : undefined)),
  },
  ({ counts_a: a, counts_b: b, psi_floor }) => ({
    ...comparisonOf(a, b, psi_floor),
    js_distance_base2: jensenShannonDistance(a, b),
  }),
);

const pairNamed = ({ pairs = [] }: File, name: string) => pairs.find((one) => one.name === name)!;

const withCuts = caseOf(
  { name: z.string(), ...several(expected.vector, "cuts", "counts_a", "counts_b"), ...comparison },
  ({ name, psi_floor }, file: File) => {
    const { a, b } = pairNamed(file, name);
    const quintiles = new Float64Array(4);
    quantilesOfSorted(Float64Array.from(a).sort(), [0.2, 0.4, 0.6, 0.8], quintiles);
    const cuts = [...new Set(quintiles)];
    const countsA = histogramByCuts(a, cuts);
    const countsB = histogramByCuts(b, cuts);
    return { cuts, counts_a: countsA, counts_b: countsB, ...comparisonOf(countsA, countsB, psi_floor) };
  },
);

const equalWidth = caseOf(
  { name: z.string(), bins: count, ...several(expected.vector, "edges", "counts_a", "counts_b") },
  ({ name, bins }, file: File) => {
    const { a, b } = pairNamed(file, name);
    const pooled = [...a, ...b];
    const edges = equalWidthEdges(Math.min(...pooled), Math.max(...pooled), bins);
    return { edges, counts_a: histogram(a, edges), counts_b: histogram(b, edges) };
  },
);

const points = caseOf(
  { bandwidth: number, x: rows, y: rows, mmd2_unbiased: expected.numberOrNull, mmd2_biased: expected.number },
  ({ x, y, bandwidth }) => {
    const found = squaredMaximumMeanDiscrepancy(unitMajor(x), unitMajor(y), bandwidth);
    return { mmd2_unbiased: found.unbiased, mmd2_biased: found.biased };
  },
  { name: ({ name, bandwidth }, at) => `${name ?? at + 1}, bandwidth ${bandwidth}` },
);

/** Every distance and description of the reference. */
export const distances = fileOf(
  {},
  { pairs: pair, histograms, samples_with_cuts: withCuts, equal_width_histograms: equalWidth, mmd: points },
  unknownPairs,
);

function* unknownPairs(file: File & Partial<Record<string, readonly { name?: string }[]>>): Iterable<Fault> {
  const known = new Set(file.pairs?.map(({ name }) => name));
  for (const section of ["samples_with_cuts", "equal_width_histograms"])
    for (const [at, { name }] of (file[section] ?? []).entries())
      if (!known.has(name)) yield [[section, at, "name"], `expected the name of a pair; got "${name}"`];
}
