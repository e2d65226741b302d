import { describe, expect, it } from "vitest";
import { log2 } from "../../src/elementary/log2.ts";
import { largestError } from "./witness.ts";

describe("log2", () => {
  it("is right to 2 units in the last place", () => {
    expect(largestError("log2", log2)).toBeLessThan(2);
  });

  it("is exact at every power of two", () => {
    let power = 5e-324;
    for (let k = -1074; k <= 1023; k++) {
      expect(log2(power)).toBe(k);
      power *= 2;
    }
  });

  it("is exact at its ends", () => {
    expect([0, -0].map(log2)).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(log2(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect([-1, Number.NEGATIVE_INFINITY, Number.NaN].map(log2).every(Number.isNaN)).toBe(true);
  });
});
