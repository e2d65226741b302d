import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp } from "../../src/elementary/exp.ts";
import { expm1 } from "../../src/elementary/expm1.ts";
import { largestError } from "./witness.ts";

describe("expm1", () => {
  it("is right to less than 1 unit in the last place", () => {
    expect(largestError("expm1", expm1)).toBeLessThan(0.9);
  });

  it("is exact at its ends", () => {
    expect([0, -0, 5e-324, -5e-324].map(expm1)).toEqual([0, -0, 5e-324, -5e-324]);
    expect(expm1(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect([Number.NEGATIVE_INFINITY, -1e300, -45, -40].map(expm1)).toEqual([-1, -1, -1, -1]);
    expect(expm1(Number.NaN)).toBeNaN();
    expect([709.782712893384, 709.7827128933841].map(expm1).map(Number.isFinite)).toEqual([true, false]);
  });

  it("is e^x less 1", () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(Math.abs(expm1(x) + 1 - exp(x))).toBeLessThanOrEqual(3e-16 * Math.max(1, exp(x)));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
