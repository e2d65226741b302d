import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sigmoid } from "../../src/elementary/sigmoid.ts";
import { largestError } from "./witness.ts";

describe("sigmoid", () => {
  it("is right to 2 units in the last place, in the lower tail, too", () => {
    expect(largestError("sigmoid", sigmoid)).toBeLessThan(2);
  });

  it("is exact at its ends", () => {
    expect([0, -0].map(sigmoid)).toEqual([0.5, 0.5]);
    expect([Number.NEGATIVE_INFINITY, -800, 800, Number.POSITIVE_INFINITY].map(sigmoid)).toEqual([
      0, 0, 1, 1,
    ]);
    expect(sigmoid(Number.NaN)).toBeNaN();
  });

  it("adds up to 1 with its mirror image", () => {
    fc.assert(
      fc.property(fc.double({ min: -800, max: 800, noNaN: true }), (x) => {
        expect(Math.abs(sigmoid(x) + sigmoid(-x) - 1)).toBeLessThanOrEqual(3e-16);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
