import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cos } from "../../src/elementary/cos.ts";
import { sin } from "../../src/elementary/sin.ts";
import { largestError } from "./witness.ts";

describe("sin", () => {
  it("is right to less than 1 unit in the last place, beside every multiple of π/2 up to 2²⁰, too", () => {
    expect(largestError("sin", sin)).toBeLessThan(0.8);
  });

  it("is exact at its ends", () => {
    expect([0, -0, 5e-324, -5e-324].map(sin)).toEqual([0, -0, 5e-324, -5e-324]);
    expect(sin(Math.PI / 2)).toBe(1);
    expect(
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map(sin).every(Number.isNaN),
    ).toBe(true);
  });

  it("is odd, and its square and that of cos add up to 1", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        expect(sin(-x)).toBe(-sin(x));
        expect(Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1)).toBeLessThanOrEqual(5e-16);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("stays a sine at any size: at most 1, and off by less than 4e-17 of the angle", () => {
    // Sines of 10^k from mpmath 1.3 with 60 digits.
    const known = { 7: 0.4205477931907825, 9: 0.5458434494486996, 11: 0.928693660496592 };
    for (const [k, value] of Object.entries(known)) {
      const x = Number(`1e${k}`);
      expect(Math.abs(sin(x) - value)).toBeLessThan(4e-17 * x);
    }
    expect([1e16, 1e100, 1.7e308].map(sin).every((value) => Math.abs(value) <= 1)).toBe(true);
  });
});
