import { describe, expect, it } from "vitest";
import { binomialUpperBound } from "../../src/statistics/binomialUpperBound.ts";

describe("the upper bound of a probability", () => {
  // (1 − p)ⁿ = 0.05
  it.each([1, 20, 120])("is 1 − 0.05^(1/n) where nothing was seen in %i", (n) => {
    expect(binomialUpperBound(0, n)).toBeCloseTo(1 - 0.05 ** (1 / n), 9);
  });

  // (1 − p)³ + 3p(1 − p)² + 3p²(1 − p) = 1 − p³ = 0.05
  it("is the cube root of 0.95 for two of three, and 1 for all", () => {
    expect(binomialUpperBound(2, 3)).toBeCloseTo(0.95 ** (1 / 3), 9);
    expect(binomialUpperBound(3, 3)).toBe(1);
  });
});
