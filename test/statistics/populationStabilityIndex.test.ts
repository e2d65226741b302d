import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { populationStabilityIndex } from "../../src/statistics/populationStabilityIndex.ts";
import { twoHistograms } from "./samples.ts";

describe("populationStabilityIndex", () => {
  it("of (¼, ¾) and (½, ½): ¼ ln 2 + ¼ ln 1.5", () => {
    expect(populationStabilityIndex([1, 3], [2, 2], 1e-4)).toBeCloseTo((Math.log(2) + Math.log(1.5)) / 4, 15);
  });

  it("lifts empty bins to the floor and leaves the others alone", () => {
    const expected = 0.99 * Math.log(100) * 2;
    expect(populationStabilityIndex([5, 0], [0, 2], 0.01)).toBeCloseTo(expected, 13);
  });

  it("is symmetric, never negative, and 0 for equal shares", () => {
    fc.assert(
      fc.property(twoHistograms, ([a, b]) => {
        const index = populationStabilityIndex(a, b, 1e-4);
        expect(populationStabilityIndex(b, a, 1e-4)).toBeCloseTo(index, 12);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(
          populationStabilityIndex(
            a,
            [...a].map((count) => 2 * count),
            1e-4,
          ),
        ).toBe(0);
      }),
    );
  });

  it("refuses a floor of 0, and histograms that do not fit", () => {
    expect(() => populationStabilityIndex([1], [1], 0)).toThrow("between 0 and 1; got 0");
    expect(() => populationStabilityIndex([1], [1, 1], 0.1)).toThrow("got 1 and 2");
  });
});
