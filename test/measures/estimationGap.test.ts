import { describe, expect, it } from "vitest";
import { estimationGap, logSdRatio } from "../../src/measures/estimationGap.ts";

const of = (
  runningMean: number,
  runningVariance: number,
  populationMean: number,
  populationVariance: number,
) => {
  const one = (value: number) => Float32Array.of(value);
  return {
    units: 1,
    gamma: one(1),
    beta: one(0),
    batchMean: one(0),
    batchVariance: one(1),
    runningMean: one(runningMean),
    runningVariance: one(runningVariance),
    populationMean: one(populationMean),
    populationVariance: one(populationVariance),
  };
};

describe("the estimation gap", () => {
  it("is the way from (μ, σ) to (μ, σ), in population sds: 3, 4, 5", () => {
    // Means 3 apart, sds 6 and 2, over 2.
    expect(estimationGap(of(3, 36, 0, 4))[0]).toBe(2.5);
    expect(estimationGap(of(1, 4, 1, 4))[0]).toBe(0);
  });

  it("knows the direction of a wrong sd", () => {
    expect(logSdRatio(of(0, 36, 0, 4))[0]).toBeCloseTo(Math.log(3), 6);
    expect(logSdRatio(of(0, 4, 0, 36))[0]).toBeCloseTo(-Math.log(3), 6);
  });
});
