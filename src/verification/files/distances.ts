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
import { cases, count, number, numberOrNull, rows, vector } from "../format.ts";
import { unitMajor } from "../rows.ts";
import { type CaseResult, type Witness, witnessCase } from "../witness.ts";
import { description, verifyDescription } from "./description.ts";

const pair = z.strictObject({
  name: z.string(),
  a: vector,
  b: vector,
  wasserstein_1: number,
  energy_distance: number,
  energy_distance_squared: number,
  ks_statistic: number,
  gaussian_kl_a_b: numberOrNull,
  gaussian_kl_b_a: numberOrNull,
  gaussian_symmetric_kl: numberOrNull,
  describe_a: description,
  describe_b: description,
});
const histograms = z.strictObject({
  name: z.string(),
  counts_a: vector,
  counts_b: vector,
  js_divergence_base2: number,
  js_distance_base2: number,
  psi_floor: number,
  psi: number,
});
const withCuts = histograms.omit({ js_distance_base2: true }).extend({ cuts: vector });
const equalWidth = z.strictObject({
  name: z.string(),
  bins: count,
  edges: vector,
  counts_a: vector,
  counts_b: vector,
});
const points = z.strictObject({
  name: z.string(),
  bandwidth: number,
  x: rows,
  y: rows,
  mmd2_unbiased: numberOrNull,
  mmd2_biased: number,
});

export const distances = z
  .strictObject({
    pairs: cases(pair),
    histograms: cases(histograms),
    samples_with_cuts: cases(withCuts),
    equal_width_histograms: cases(equalWidth),
    mmd: cases(points),
  })
  .superRefine((all, context) => {
    const known = new Set(all.pairs.map(({ name }) => name));
    for (const section of ["samples_with_cuts", "equal_width_histograms"] as const) {
      all[section].forEach(({ name }, at) => {
        if (known.has(name)) return;
        context.addIssue({
          code: "custom",
          path: [section, at, "name"],
          message: `expected the name of a pair; got "${name}"`,
        });
      });
    }
  });
type Distances = z.output<typeof distances>;
type Pair = z.output<typeof pair>;

/** Every distance and description of the reference. */
export function verifyDistances(all: Distances): CaseResult[] {
  const pairOf = (name: string) => all.pairs.find((candidate) => candidate.name === name)!;
  return [
    ...all.pairs.map((one) => witnessCase(`pairs ${one.name}`, (witness) => verifyPair(one, witness))),
    ...all.histograms.map((one) =>
      witnessCase(`histograms ${one.name}`, (witness) => verifyHistograms(one, witness)),
    ),
    ...all.samples_with_cuts.map((one) =>
      witnessCase(`samples_with_cuts ${one.name}`, (witness) => verifyCuts(one, pairOf(one.name), witness)),
    ),
    ...all.equal_width_histograms.map((one) =>
      witnessCase(`equal_width_histograms ${one.name}`, (witness) =>
        verifyEqualWidth(one, pairOf(one.name), witness),
      ),
    ),
    ...all.mmd.map((one) =>
      witnessCase(`mmd ${one.name}, bandwidth ${one.bandwidth}`, (witness) => {
        const found = squaredMaximumMeanDiscrepancy(unitMajor(one.x), unitMajor(one.y), one.bandwidth);
        witness.number("mmd2_unbiased", found.unbiased, one.mmd2_unbiased);
        witness.number("mmd2_biased", found.biased, one.mmd2_biased);
      }),
    ),
  ];
}

function verifyPair(one: Pair, witness: Witness): void {
  // Of samples far from 0, by the reference's README.
  const tolerance = one.name === "large_offset" ? 1e-9 : undefined;
  const a = Float64Array.from(one.a);
  const b = Float64Array.from(one.b);
  const squared = squaredEnergyDistance(a, b);
  witness.number("wasserstein_1", wasserstein1(a, b), one.wasserstein_1, tolerance);
  witness.number("energy_distance_squared", squared, one.energy_distance_squared, tolerance);
  witness.number("energy_distance", Math.sqrt(squared), one.energy_distance, tolerance);
  witness.number("ks_statistic", kolmogorovSmirnov(a, b), one.ks_statistic, tolerance);
  const kl = gaussianKl(a, b);
  witness.number("gaussian_kl_a_b", kl?.forward ?? null, one.gaussian_kl_a_b, tolerance);
  witness.number("gaussian_kl_b_a", kl?.backward ?? null, one.gaussian_kl_b_a, tolerance);
  witness.number("gaussian_symmetric_kl", kl?.symmetric ?? null, one.gaussian_symmetric_kl, tolerance);
  verifyDescription("describe_a", a, one.describe_a, tolerance, witness);
  verifyDescription("describe_b", b, one.describe_b, tolerance, witness);
}

function verifyHistograms(one: z.output<typeof histograms>, witness: Witness): void {
  const { counts_a: a, counts_b: b, js_distance_base2: root } = one;
  witness.number("js_divergence_base2", jensenShannonDivergence(a, b), one.js_divergence_base2);
  // The root of a number that can be 1e-17: near 0 the reference asks for 1e-7.
  const tolerance = root < 1e-6 ? 1e-7 : undefined;
  witness.number("js_distance_base2", jensenShannonDistance(a, b), root, tolerance);
  witness.number("psi", populationStabilityIndex(a, b, one.psi_floor), one.psi);
}

function verifyCuts(one: z.output<typeof withCuts>, { a, b }: Pair, witness: Witness): void {
  const quintiles = new Float64Array(4);
  quantilesOfSorted(Float64Array.from(a).sort(), [0.2, 0.4, 0.6, 0.8], quintiles);
  witness.vector("cuts", [...new Set(quintiles)], one.cuts);
  const countsA = histogramByCuts(a, one.cuts);
  const countsB = histogramByCuts(b, one.cuts);
  witness.vector("counts_a", countsA, one.counts_a);
  witness.vector("counts_b", countsB, one.counts_b);
  witness.number("psi", populationStabilityIndex(countsA, countsB, one.psi_floor), one.psi);
  witness.number("js_divergence_base2", jensenShannonDivergence(countsA, countsB), one.js_divergence_base2);
}

function verifyEqualWidth(one: z.output<typeof equalWidth>, { a, b }: Pair, witness: Witness): void {
  const pooled = [...a, ...b];
  const edges = equalWidthEdges(Math.min(...pooled), Math.max(...pooled), one.bins);
  witness.vector("edges", edges, one.edges);
  witness.vector("counts_a", histogram(a, edges), one.counts_a);
  witness.vector("counts_b", histogram(b, edges), one.counts_b);
}
