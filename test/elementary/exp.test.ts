import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp } from "../../src/elementary/exp.ts";
import { largestError } from "./witness.ts";

const exponent = fc.double({ min: -300, max: 300, noNaN: true });

describe("exp", () => {
  it("is right to less than 1 unit in the last place, denormal results included", () => {
    expect(largestError("exp", exp)).toBeLessThan(0.8);
  });

  it("is exact at its ends", () => {
    expect([0, -0].map(exp)).toEqual([1, 1]);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
    // ln of the largest double, and of half the smallest: between the doubles given here.
    expect([709.782712893384, 709.7827128933841].map(exp).map(Number.isFinite)).toEqual([true, false]);
    expect([-745.1332191019411, -745.1332191019412, -1e300].map(exp)).toEqual([5e-324, 0, 0]);
  });

  it("turns sums into products", () => {
    fc.assert(
      fc.property(exponent, exponent, (x, y) => {
        // Each factor is off by a unit, the product by half of one, and x + y by half a unit of 600.
        expect(Math.abs((exp(x) * exp(y)) / exp(x + y) - 1)).toBeLessThan(6e-14);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("never falls, and is at most 1 below 0", () => {
    fc.assert(
      fc.property(fc.double({ min: -750, max: 0, noNaN: true }), (x) => {
        expect(exp(x)).toBeLessThanOrEqual(1);
        expect(exp(x - 1e-12 * Math.abs(x))).toBeLessThanOrEqual(exp(x));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});
