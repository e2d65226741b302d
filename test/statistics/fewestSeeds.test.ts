import { describe, expect, it, test } from "vitest";
import { fewestSeeds } from "../../src/statistics/fewestSeeds.ts";

describe("fewestSeeds", () => {
  test.each([
    [1, 6],
    [2, 7],
    [4, 8],
    [8, 9],
    [16, 10],
  ])("for %i findings at 0.05 is %i", (findings, seeds) => {
    expect(fewestSeeds(findings, 0.05)).toBe(seeds);
  });

  it("is the smallest n with m·2¹⁻ⁿ ≤ level, equality included", () => {
    expect(fewestSeeds(1, 1 / 32)).toBe(6);
    for (let m = 1; m <= 60; m++) {
      const n = fewestSeeds(m, 0.05);
      expect(m * 2 ** (1 - n)).toBeLessThanOrEqual(0.05);
      expect(m * 2 ** (2 - n)).toBeGreaterThan(0.05);
    }
  });

  it("refuses what has no answer", () => {
    expect(() => fewestSeeds(0, 0.05)).toThrow("needs at least 1 finding, got 0");
    expect(() => fewestSeeds(1, 0)).toThrow("got 0");
  });
});
