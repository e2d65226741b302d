import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expm1 } from "../../src/elementary/expm1.ts";
import { log1p } from "../../src/elementary/log1p.ts";
import { largestError } from "./witness.ts";

describe("log1p", () => {
  it("is right to less than 1 unit in the last place", () => {
    expect(largestError("log1p", log1p)).toBeLessThan(0.85);
  });

  it("is exact at its ends", () => {
    expect([0, -0, 5e-324, -5e-324].map(log1p)).toEqual([0, -0, 5e-324, -5e-324]);
    expect(log1p(1)).toBe(Math.LN2);
    expect(log1p(-1)).toBe(Number.NEGATIVE_INFINITY);
    expect(log1p(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect([-1.0000000000000002, Number.NEGATIVE_INFINITY, Number.NaN].map(log1p).every(Number.isNaN)).toBe(
      true,
    );
  });

  it("undoes expm1", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 30, noNaN: true }), (x) => {
        // A unit of e^x − 1 at −1 is e times as much in x; both functions and their roundings.
        expect(Math.abs(log1p(expm1(x)) - x)).toBeLessThanOrEqual(1.2e-15 * Math.abs(x));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
