import { describe, expect, it, test } from "vitest";
import {
  excessKurtosis,
  isConstant,
  mean,
  populationVariance,
  sampleVariance,
  skewness,
} from "../../src/statistics/moments.ts";
import { referencePairs } from "./reference.ts";

const descriptions = referencePairs.flatMap(({ name, a, b, describe_a, describe_b }) => [
  { name, sample: a, described: describe_a },
  { name, sample: b, described: describe_b },
]);

describe("moments", () => {
  test.each(descriptions)("agree with NumPy and SciPy on $name", ({ sample, described }) => {
    const x = Float64Array.from(sample);
    expect(mean(x)).toBeCloseTo(described.mean, 10);
    expect(populationVariance(x)).toBeCloseTo(described.var_biased, 10);
    if (described.var_unbiased === null)
      expect(() => sampleVariance(x)).toThrow("needs at least 2 values, got 1");
    else expect(sampleVariance(x)).toBeCloseTo(described.var_unbiased, 10);
    if (described.skewness === null) expect(skewness(x)).toBeNaN();
    else expect(skewness(x)).toBeCloseTo(described.skewness, 8);
    if (described.excess_kurtosis === null) expect(excessKurtosis(x)).toBeNaN();
    else expect(excessKurtosis(x)).toBeCloseTo(described.excess_kurtosis, 8);
  });

  it("of {1, 2, 6}: mean 3, variances 14/3 and 7, skewness 6/(14/3)^1.5, kurtosis (98/3)/(14/3)² − 3", () => {
    const x = Float64Array.of(1, 2, 6);
    expect(mean(x)).toBe(3);
    expect(populationVariance(x)).toBeCloseTo(14 / 3, 14);
    expect(populationVariance(x, 3)).toBeCloseTo(14 / 3, 14);
    expect(sampleVariance(x)).toBeCloseTo(7, 14);
    expect(skewness(x)).toBeCloseTo(6 / (14 / 3) ** 1.5, 14);
    expect(excessKurtosis(x)).toBeCloseTo(98 / 3 / (14 / 3) ** 2 - 3, 14);
  });

  it("has neither skewness nor kurtosis for a constant, whatever its rounding", () => {
    const x = new Float64Array(7).fill(0.1);
    expect(isConstant(populationVariance(x), mean(x))).toBe(true);
    expect(skewness(x)).toBeNaN();
    expect(excessKurtosis(x)).toBeNaN();
  });

  it("says how many values are needed", () => {
    for (const moment of [mean, populationVariance, skewness, excessKurtosis]) {
      expect(() => moment(new Float64Array(0))).toThrow("needs at least 1 value, got 0");
    }
  });
});
