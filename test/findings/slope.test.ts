import { linearRegression } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { everyStepGoes, slopeWeights } from "../../src/findings/slope.ts";

describe("slopeWeights", () => {
  it("of two levels is their difference, of three the ends' difference", () => {
    expect(slopeWeights(2)).toEqual([-1, 1]);
    expect(slopeWeights(3)).toEqual([-1, 0, 1]);
  });

  it("gives the slope of simple-statistics' regression over ranks from 0 to 1", () => {
    const y = [3, 1, 4, 1, 5, 9];
    const slope = slopeWeights(6).reduce((sum, weight, j) => sum + weight * y[j]!, 0);
    expect(slope).toBeCloseTo(linearRegression(y.map((value, j) => [j / 5, value])).m, 12);
  });

  it("needs two levels", () => {
    expect(() => slopeWeights(1)).toThrow("at least 2 levels, got 1");
  });
});

describe("everyStepGoes", () => {
  const exactly = (value: number) => ({ low: value, high: value });

  it("asks for every step, strictly", () => {
    expect(everyStepGoes([1, 2, 3].map(exactly), 1)).toBe(true);
    expect(everyStepGoes([1, 2, 2].map(exactly), 1)).toBe(false);
    expect(everyStepGoes([3, 2, 1].map(exactly), -1)).toBe(true);
  });
});
