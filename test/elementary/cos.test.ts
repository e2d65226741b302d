import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cos } from "../../src/elementary/cos.ts";
import { sin } from "../../src/elementary/sin.ts";
import { largestError } from "./witness.ts";

describe("cos", () => {
  it("is right to less than 1 unit in the last place, beside every multiple of π/2 up to 2²⁰, too", () => {
    expect(largestError("cos", cos)).toBeLessThan(0.8);
  });

  it("is exact at its ends", () => {
    expect([0, -0, 5e-324, 1e-9].map(cos)).toEqual([1, 1, 1, 1]);
    expect(cos(Math.PI)).toBe(-1);
    expect(
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map(cos).every(Number.isNaN),
    ).toBe(true);
  });

  it("is even, and at the double angle 1 − 2 sin²", () => {
    fc.assert(
      fc.property(fc.double({ min: -5e5, max: 5e5, noNaN: true }), (x) => {
        expect(cos(-x)).toBe(cos(x));
        expect(Math.abs(cos(2 * x) - (1 - 2 * sin(x) * sin(x)))).toBeLessThanOrEqual(1e-15);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
