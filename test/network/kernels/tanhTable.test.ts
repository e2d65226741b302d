import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tanhByTable } from "../../../src/network/kernels/tanhTable.ts";

describe("tanhByTable", () => {
  it("agrees with Math.tanh over the whole table, to the sum of both errors, 7e-16", () => {
    let worst = 0;
    for (let k = -210_000; k <= 210_000; k++) {
      const x = k * 1.00013e-4;
      if (x === 0) continue;
      worst = Math.max(worst, Math.abs(tanhByTable(x) / Math.tanh(x) - 1));
    }
    expect(worst).toBeLessThan(7e-16);
    expect(worst).toBeGreaterThan(0);
  });

  it("agrees at any double", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        expect(Math.abs(tanhByTable(x) - Math.tanh(x))).toBeLessThanOrEqual(7e-16 * Math.abs(Math.tanh(x)));
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it("is exact at 0, ±20, beyond, and at infinity; NaN stays NaN", () => {
    expect([0, 20, -20, 21, -21, Infinity, -Infinity].map(tanhByTable)).toEqual([0, 1, -1, 1, -1, 1, -1]);
    expect(tanhByTable(Number.NaN)).toBeNaN();
  });
});
