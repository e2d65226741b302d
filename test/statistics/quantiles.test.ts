import { quantileSorted } from "simple-statistics";
import { describe, expect, it, test } from "vitest";
import { quantilesOfSorted } from "../../src/statistics/quantiles.ts";
import { referencePairs } from "./reference.ts";

const descriptions = referencePairs.flatMap(({ name, a, b, describe_a, describe_b }) => [
  { name, sample: a, described: describe_a },
  { name, sample: b, described: describe_b },
]);

describe("quantilesOfSorted", () => {
  test.each(descriptions)("agrees with NumPy on $name", ({ sample, described }) => {
    const into = new Float64Array(described.quantile_levels.length);
    const sorted = Float64Array.from(sample).sort();
    quantilesOfSorted(sorted, described.quantile_levels, into);
    for (const [k, level] of described.quantile_levels.entries()) {
      expect(into[k]).toBeCloseTo(described.quantiles[k]!, 10);
      expect(into[k]).toBeCloseTo(quantileSorted([...sorted], level), 10);
    }
  });

  it("interpolates: a quarter of {0, 10, 20} lies halfway between the first two", () => {
    const into = new Float64Array(4);
    quantilesOfSorted(Float64Array.of(0, 10, 20), [0.25, 0.5, 1], into, 1);
    expect([...into]).toEqual([0, 5, 10, 20]);
  });

  it("says what it needs", () => {
    const into = new Float64Array(1);
    expect(() => quantilesOfSorted(new Float64Array(0), [0.5], into)).toThrow(
      "needs at least 1 value, got 0",
    );
    expect(() => quantilesOfSorted(Float64Array.of(1), [0, 1], into)).toThrow("room for 2 values, got 1");
    expect(() => quantilesOfSorted(Float64Array.of(1), [1.5], into)).toThrow("got 1.5");
  });
});
