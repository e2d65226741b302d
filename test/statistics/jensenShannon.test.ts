import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jensenShannonDistance, jensenShannonDivergence } from "../../src/statistics/jensenShannon.ts";
import { twoHistograms } from "./samples.ts";

describe("jensenShannonDivergence", () => {
  it("of (1, 0) and (½, ½): ½ log₂(4/3) + ¼ log₂(2/3) + ¼", () => {
    const expected = 0.5 * Math.log2(4 / 3) + 0.25 * Math.log2(2 / 3) + 0.25 * Math.log2(2);
    expect(jensenShannonDivergence([3, 0], [4, 4])).toBeCloseTo(expected, 15);
  });

  it("is symmetric, within 0 … 1 bit, and 0 for equal shares", () => {
    fc.assert(
      fc.property(twoHistograms, fc.integer({ min: 1, max: 9 }), ([a, b], times) => {
        const divergence = jensenShannonDivergence(a, b);
        expect(jensenShannonDivergence(b, a)).toBeCloseTo(divergence, 14);
        expect(divergence).toBeGreaterThanOrEqual(0);
        expect(divergence).toBeLessThanOrEqual(1);
        const repeated = a.map((count) => count * times);
        expect(jensenShannonDivergence(a, repeated)).toBeCloseTo(0, 14);
      }),
    );
  });

  it("is 1 bit where no bin is shared", () => {
    expect(jensenShannonDivergence([2, 5, 0], [0, 0, 1])).toBe(1);
  });

  it("refuses what is no pair of histograms", () => {
    expect(() => jensenShannonDivergence([1], [1, 2])).toThrow(
      "the same bins for both histograms, got 1 and 2",
    );
    expect(() => jensenShannonDivergence([0, 0], [1, 2])).toThrow("at least 1 value in each histogram");
    expect(() => jensenShannonDivergence([-1, 2], [1, 2])).toThrow("got -1");
    expect(() => jensenShannonDivergence([Number.NaN], [1])).toThrow("got NaN");
  });
});

describe("jensenShannonDistance", () => {
  it("obeys the triangle inequality", () => {
    const three = fc
      .array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 8 })
      .map((bins) => [bins.map(([a]) => a), bins.map(([, b]) => b), bins.map(([, , c]) => c)] as const)
      .filter((all) => all.every((counts) => counts.some((count) => count > 0)));
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const detour = jensenShannonDistance(a, b) + jensenShannonDistance(b, c);
        expect(jensenShannonDistance(a, c)).toBeLessThanOrEqual(detour + 1e-7);
      }),
    );
  });
});
