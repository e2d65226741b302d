import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softplus } from "../../src/elementary/softplus.ts";
import { largestError } from "./witness.ts";

describe("softplus", () => {
  it("is right to 2 units in the last place, in the lower tail, too", () => {
    expect(largestError("softplus", softplus)).toBeLessThan(2);
  });

  it("is exact at its ends", () => {
    expect(softplus(0)).toBe(Math.LN2);
    expect([Number.NEGATIVE_INFINITY, -800].map(softplus)).toEqual([0, 0]);
    expect([800, 1e300, Number.POSITIVE_INFINITY].map(softplus)).toEqual([
      800,
      1e300,
      Number.POSITIVE_INFINITY,
    ]);
    expect(softplus(Number.NaN)).toBeNaN();
  });

  it("has x between itself and its mirror image", () => {
    fc.assert(
      fc.property(fc.double({ min: -800, max: 800, noNaN: true }), (x) => {
        expect(Math.abs(softplus(x) - softplus(-x) - x)).toBeLessThanOrEqual(
          5e-16 * Math.max(1, Math.abs(x)),
        );
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
