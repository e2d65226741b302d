import { z } from "zod";
import {
  excessKurtosis,
  mean,
  populationVariance,
  sampleVariance,
  skewness,
} from "../../statistics/moments.ts";
import { quantilesOfSorted } from "../../statistics/quantiles.ts";
import { count, number, numberOrNull, vector } from "../format.ts";
import type { Witness } from "../witness.ts";

/** Moments and quantiles of one sample. */
export const description = z.strictObject({
  n: count,
  mean: number,
  var_biased: number,
  var_unbiased: numberOrNull,
  quantile_levels: vector,
  quantiles: vector,
  skewness: numberOrNull,
  excess_kurtosis: numberOrNull,
});

export function verifyDescription(
  field: string,
  sample: Float64Array,
  expected: z.output<typeof description>,
  tolerance: number | undefined,
  witness: Witness,
): void {
  const compare = (of: keyof typeof expected & string, found: number | null, value: number | null) =>
    witness.number(`${field}.${of}`, found, value, tolerance);
  compare("n", sample.length, expected.n);
  compare("mean", mean(sample), expected.mean);
  compare("var_biased", populationVariance(sample), expected.var_biased);
  compare("var_unbiased", sample.length > 1 ? sampleVariance(sample) : null, expected.var_unbiased);
  compare("skewness", numberOf(skewness(sample)), expected.skewness);
  compare("excess_kurtosis", numberOf(excessKurtosis(sample)), expected.excess_kurtosis);
  const quantiles = new Float64Array(expected.quantile_levels.length);
  quantilesOfSorted(sample.slice().sort(), expected.quantile_levels, quantiles);
  witness.vector(`${field}.quantiles`, quantiles, expected.quantiles, tolerance);
}

/** The lab says NaN where the reference says null: a constant sample has no shape. */
function numberOf(found: number): number | null {
  return Number.isNaN(found) ? null : found;
}
