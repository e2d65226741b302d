import { describe, expect, it } from "vitest";
import { varianceRatioBand, varianceRatioTail } from "../../src/statistics/varianceRatio.ts";

describe("the ratio of two variances", () => {
  // Upper 5 % points of F as printed tables have them.
  it.each([
    [1, 10, 4.965],
    [3, 10, 3.708],
    [5, 20, 2.711],
    [10, 20, 2.348],
    [30, 60, 1.649],
  ])("of %i and %i degrees of freedom lies above %d in 5 %%", (above, below, point) => {
    expect(Math.abs(varianceRatioTail(point, above, below) - 0.05)).toBeLessThan(0.01);
  });

  // Upper 2.5 % points, and the inverse of those of the degrees of freedom exchanged: 3.419 of (20, 10), 2.774 of (10, 20).
  it("has the band of printed tables", () => {
    const band = varianceRatioBand(10, 20);
    expect(Math.abs(band.high / 2.774 - 1)).toBeLessThan(0.01);
    expect(Math.abs(band.low * 3.419 - 1)).toBeLessThan(0.01);
    expect(Math.abs(varianceRatioBand(5, 18).high / 3.382 - 1)).toBeLessThan(0.01);
    expect(Math.abs(varianceRatioBand(3, 10).high / 4.826 - 1)).toBeLessThan(0.01);
  });

  it("of a variance that is known is χ² over its degrees of freedom", () => {
    // χ² with 10 degrees of freedom: 3.247 and 20.483.
    const { low, high } = varianceRatioBand(10, 1e12);
    expect(Math.abs((10 * low) / 3.247 - 1)).toBeLessThan(0.01);
    expect(Math.abs((10 * high) / 20.483 - 1)).toBeLessThan(0.01);
  });

  it("leaves 2.5 % on either side of its band", () => {
    const { low, high } = varianceRatioBand(7, 40);
    expect(varianceRatioTail(high, 7, 40)).toBeCloseTo(0.025, 10);
    expect(varianceRatioTail(low, 7, 40)).toBeCloseTo(0.975, 10);
  });

  it("has no band where there is one batch", () => {
    expect(varianceRatioBand(0, 31)).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
  });
});
