import { describe, expect, it } from "vitest";
import { median, medianOfSorted } from "../../src/statistics/median.ts";

describe("median", () => {
  it("leaves out what is not defined", () => {
    expect(median([3, Number.NaN, 1, 10])).toBe(3);
    expect(median([4, Number.NaN, 2])).toBe(3);
    expect(median([Number.NaN])).toBeNaN();
  });

  it("is the same of values in order", () => {
    expect(medianOfSorted(Float64Array.of(1, 3, 10, Number.NaN))).toBe(3);
    expect(medianOfSorted(Float64Array.of(2, 4, Number.NaN))).toBe(3);
    expect(medianOfSorted(Float64Array.of(Number.NaN))).toBeNaN();
  });
});
