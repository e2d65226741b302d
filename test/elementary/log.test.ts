import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp } from "../../src/elementary/exp.ts";
import { log } from "../../src/elementary/log.ts";
import { largestError } from "./witness.ts";

describe("log", () => {
  it("is right to less than 1 unit in the last place, for denormal numbers, too", () => {
    expect(largestError("log", log)).toBeLessThan(0.85);
  });

  it("is exact at its ends", () => {
    expect([0, -0].map(log)).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(log(1)).toBe(0);
    expect(log(2)).toBe(Math.LN2);
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect([-5e-324, -1, Number.NEGATIVE_INFINITY, Number.NaN].map(log).every(Number.isNaN)).toBe(true);
  });

  it("undoes exp", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2.5e-16 + 2.3e-16 * Math.abs(x));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
