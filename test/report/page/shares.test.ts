import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonBins, sharesInBins } from "../../../src/report/page/shares.ts";
import type { Units } from "../../../src/report/page/unitStore.ts";

const levels = [0, 0.05, 0.5, 0.95, 1];
const unitsOf = (quantiles: readonly number[]): Units => ({
  steps: Int32Array.of(0),
  units: 1,
  levels,
  quantile: (_, level) => quantiles[level]!,
});

describe("sharesInBins", () => {
  it("gives a uniform distribution equal shares", () => {
    const uniform = unitsOf([0, 0.05, 0.5, 0.95, 1]);
    const shares = sharesInBins(uniform, 0, 0, {
      from: 0,
      width: 0.25,
      middles: [0.125, 0.375, 0.625, 0.875],
    });
    for (const share of shares) expect(share).toBeCloseTo(0.25, 12);
  });

  it("puts all of a constant into one bin", () => {
    const shares = sharesInBins(unitsOf([2, 2, 2, 2, 2]), 0, 0, {
      from: 1,
      width: 0.5,
      middles: [1.25, 1.75, 2.25],
    });
    expect(shares).toEqual([0, 0, 1]);
  });

  it("never gives a negative share, and no more than one in all", () => {
    const five = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(five, (values) => {
        const units = unitsOf([...values].sort((a, b) => a - b));
        const shares = sharesInBins(units, 0, 0, commonBins(0, [{ units }], 12));
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
