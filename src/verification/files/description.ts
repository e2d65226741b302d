import {
  excessKurtosis,
  mean,
  populationVariance,
  sampleVariance,
  skewness,
} from "../../statistics/moments.ts";
import { quantilesOfSorted } from "../../statistics/quantiles.ts";
import { expected, type Given, needing, part, several } from "../fields.ts";
import { vector } from "../format.ts";

const fields = {
  ...several(expected.number, "n", "mean", "var_biased"),
  ...several(expected.numberOrNull, "var_unbiased", "skewness", "excess_kurtosis"),
  quantile_levels: vector.optional(),
  quantiles: expected.vector,
};

/** Moments and quantiles of one sample; `path` is where it stands. */
export const description = (path: string) =>
  part({ ...fields, quantiles: needing(expected.vector, `${path}.quantile_levels`) });

export function describe(sample: Float64Array, given: Given<typeof fields> | undefined) {
  const levels = given?.quantile_levels ?? [];
  const quantiles = new Float64Array(levels.length);
  quantilesOfSorted(sample.slice().sort(), levels, quantiles);
  return {
    n: sample.length,
    mean: mean(sample),
    var_biased: populationVariance(sample),
    var_unbiased: sample.length > 1 ? sampleVariance(sample) : null,
    quantiles,
    skewness: numberOf(skewness(sample)),
    excess_kurtosis: numberOf(excessKurtosis(sample)),
  };
}

/** The lab says NaN where the reference says null: a constant sample has no shape. */
function numberOf(found: number): number | null {
  return Number.isNaN(found) ? null : found;
}
