import { afterAll, describe, expect, it } from "vitest";
import { squaredEnergyDistance } from "../../src/statistics/energyDistance.ts";
import { equalWidthEdges } from "../../src/statistics/equalWidthEdges.ts";
import { gaussianKl } from "../../src/statistics/gaussianKl.ts";
import { histogram, histogramByCuts } from "../../src/statistics/histogram.ts";
import { jensenShannonDistance, jensenShannonDivergence } from "../../src/statistics/jensenShannon.ts";
import { kolmogorovSmirnov } from "../../src/statistics/kolmogorovSmirnov.ts";
import { squaredMaximumMeanDiscrepancy } from "../../src/statistics/maximumMeanDiscrepancy.ts";
import {
  excessKurtosis,
  mean,
  populationVariance,
  sampleVariance,
  skewness,
} from "../../src/statistics/moments.ts";
import { populationStabilityIndex } from "../../src/statistics/populationStabilityIndex.ts";
import { quantilesOfSorted } from "../../src/statistics/quantiles.ts";
import { wasserstein1 } from "../../src/statistics/wasserstein1.ts";
import { createWitness, unitMajor } from "../network/reference.ts";
import { referenceDistances, referencePair, toleranceOf } from "./reference.ts";

const { pairs, histograms, samples_with_cuts, equal_width_histograms, mmd } = referenceDistances;

describe("every distance of the reference", () => {
  const witness = createWitness(
    `distances (${pairs.length} pairs, ${histograms.length} histograms, ${samples_with_cuts.length} with cuts, ` +
      `${equal_width_histograms.length} of equal width, ${mmd.length} with a kernel)`,
  );
  afterAll(witness.report);

  it("has all the cases it should", () => {
    const sections = [pairs, histograms, samples_with_cuts, equal_width_histograms, mmd];
    expect(sections.map((section) => section.length)).toEqual([12, 5, 3, 3, 12]);
  });

  it.each(pairs)("of the pair $name", (pair) => {
    const tolerance = toleranceOf(pair.name);
    const a = Float64Array.from(pair.a);
    const b = Float64Array.from(pair.b);
    const compare = (what: string, actual: number, expected: number) =>
      witness.compare(`${pair.name}: ${what}`, [actual], [expected], tolerance);
    compare("Wasserstein-1", wasserstein1(a, b), pair.wasserstein_1);
    compare("squared energy distance", squaredEnergyDistance(a, b), pair.energy_distance_squared);
    compare("energy distance", Math.sqrt(squaredEnergyDistance(a, b)), pair.energy_distance);
    compare("Kolmogorov-Smirnov", kolmogorovSmirnov(a, b), pair.ks_statistic);
    const kl = gaussianKl(a, b);
    const { gaussian_kl_a_b, gaussian_kl_b_a, gaussian_symmetric_kl } = pair;
    if (kl === null || gaussian_kl_a_b === null || gaussian_kl_b_a === null || gaussian_symmetric_kl === null)
      expect([kl, gaussian_kl_a_b, gaussian_kl_b_a, gaussian_symmetric_kl]).toEqual([null, null, null, null]);
    else {
      compare("KL(a‖b)", kl.forward, gaussian_kl_a_b);
      compare("KL(b‖a)", kl.backward, gaussian_kl_b_a);
      compare("symmetric KL", kl.symmetric, gaussian_symmetric_kl);
    }
  });

  it.each(
    pairs.flatMap(({ name, a, b, describe_a, describe_b }) => [
      { name, which: "a", sample: a, described: describe_a },
      { name, which: "b", sample: b, described: describe_b },
    ]),
  )("of the description of $which in $name", ({ name, sample, described }) => {
    const tolerance = toleranceOf(name);
    const x = Float64Array.from(sample);
    const compare = (what: string, actual: number, expected: number) =>
      witness.compare(`${name}: ${what}`, [actual], [expected], tolerance);
    expect(x.length).toBe(described.n);
    compare("mean", mean(x), described.mean);
    compare("variance", populationVariance(x), described.var_biased);
    if (described.var_unbiased === null) expect(() => sampleVariance(x)).toThrow("at least 2 values");
    else compare("unbiased variance", sampleVariance(x), described.var_unbiased);
    if (described.skewness === null) expect(skewness(x)).toBeNaN();
    else compare("skewness", skewness(x), described.skewness);
    if (described.excess_kurtosis === null) expect(excessKurtosis(x)).toBeNaN();
    else compare("excess kurtosis", excessKurtosis(x), described.excess_kurtosis);
    const quantiles = new Float64Array(described.quantile_levels.length);
    quantilesOfSorted(x.sort(), described.quantile_levels, quantiles);
    witness.compare(`${name}: quantiles`, quantiles, described.quantiles, tolerance);
  });

  it.each(histograms)("of the histograms $name", ({ name, counts_a, counts_b, ...expected }) => {
    const compare = (what: string, actual: number, of: number, tolerance = 1e-11) =>
      witness.compare(`${name}: ${what}`, [actual], [of], tolerance);
    compare("Jensen-Shannon", jensenShannonDivergence(counts_a, counts_b), expected.js_divergence_base2);
    // The root of a number that can be 1e-17: near 0 the reference asks for 1e-7.
    const rootTolerance = expected.js_distance_base2 < 1e-6 ? 1e-7 : 1e-11;
    compare("its root", jensenShannonDistance(counts_a, counts_b), expected.js_distance_base2, rootTolerance);
    compare("stability", populationStabilityIndex(counts_a, counts_b, expected.psi_floor), expected.psi);
  });

  it.each(samples_with_cuts)("of the samples with cuts $name", (expected) => {
    const { name, cuts } = expected;
    const { a, b } = referencePair(name);
    const countsA = histogramByCuts(a, cuts);
    const countsB = histogramByCuts(b, cuts);
    expect(Array.from(countsA)).toEqual(expected.counts_a);
    expect(Array.from(countsB)).toEqual(expected.counts_b);
    const index = populationStabilityIndex(countsA, countsB, expected.psi_floor);
    witness.compare(`${name}: stability by cuts`, [index], [expected.psi], 1e-11);
    const divergence = jensenShannonDivergence(countsA, countsB);
    witness.compare(`${name}: divergence by cuts`, [divergence], [expected.js_divergence_base2], 1e-11);
  });

  it.each(equal_width_histograms)("of the histograms of equal width $name", (expected) => {
    const { a, b } = referencePair(expected.name);
    const pooled = [...a, ...b];
    const edges = equalWidthEdges(Math.min(...pooled), Math.max(...pooled), expected.bins);
    witness.compare(`${expected.name}: edges`, edges, expected.edges, 1e-11);
    expect(Array.from(histogram(a, edges))).toEqual(expected.counts_a);
    expect(Array.from(histogram(b, edges))).toEqual(expected.counts_b);
  });

  it.each(mmd)("of the points $name, bandwidth $bandwidth", ({ name, x, y, bandwidth, ...expected }) => {
    const found = squaredMaximumMeanDiscrepancy(unitMajor(x), unitMajor(y), bandwidth);
    const actual = [found.unbiased ?? Number.NaN, found.biased];
    witness.compare(`${name}: discrepancy`, actual, [expected.mmd2_unbiased, expected.mmd2_biased], 1e-11);
  });
});
