import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expm1 } from "../../src/elementary/expm1.ts";
import { tanh } from "../../src/elementary/tanh.ts";
import { largestError } from "./witness.ts";

describe("tanh", () => {
  it("is right to 3 units in the last place", () => {
    expect(largestError("tanh", tanh)).toBeLessThan(2.5);
  });

  it("is exact at 0, ±20, beyond, and at infinity; NaN stays NaN", () => {
    expect([0, -0, 5e-324, -5e-324].map(tanh)).toEqual([0, -0, 5e-324, -5e-324]);
    expect([20, -20, 21, -21, Infinity, -Infinity].map(tanh)).toEqual([1, -1, 1, -1, 1, -1]);
    expect(tanh(Number.NaN)).toBeNaN();
  });

  it("is odd, and never beyond ±1", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        expect(tanh(-x)).toBe(-tanh(x));
        expect(Math.abs(tanh(x))).toBeLessThanOrEqual(1);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it("agrees with (e^2x − 1)/(e^2x + 1) over the whole table, to the sum of both errors", () => {
    let worst = 0;
    for (let k = -60_000; k <= 60_000; k++) {
      const x = k * 3.3e-4;
      if (x === 0) continue;
      const y = expm1(2 * x);
      worst = Math.max(worst, Math.abs(tanh(x) / (y / (y + 2)) - 1));
    }
    expect(worst).toBeLessThan(9e-16);
    expect(worst).toBeGreaterThan(0);
  });
});
