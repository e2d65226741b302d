import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussianKl } from "../../src/statistics/gaussianKl.ts";

const of = (...x: number[]) => Float64Array.from(x);
const wide = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 12 })
  .filter((x) => new Set(x).size > 1)
  .map((x) => Float64Array.from(x));

describe("gaussianKl", () => {
  it("of variances 1 and 4, means 0 and 3: ½(ln 4 + 10/4 − 1) and ½(−ln 4 + 13 − 1)", () => {
    const found = gaussianKl(of(-1, 1), of(1, 5))!;
    expect(found.forward).toBeCloseTo((Math.log(4) + 1.5) / 2, 14);
    expect(found.backward).toBeCloseTo((-Math.log(4) + 12) / 2, 14);
    expect(found.symmetric).toBe(found.forward + found.backward);
  });

  it("is never negative, turns over with its samples, and is 0 for the same", () => {
    fc.assert(
      fc.property(wide, wide, (a, b) => {
        const found = gaussianKl(a, b)!;
        expect(found.forward).toBeGreaterThanOrEqual(0);
        expect(found.backward).toBeGreaterThanOrEqual(0);
        const turned = gaussianKl(b, a)!;
        expect([turned.forward, turned.backward]).toEqual([found.backward, found.forward]);
        expect(gaussianKl(a, a)).toEqual({ forward: 0, backward: 0, symmetric: 0 });
      }),
    );
  });

  it("does not change when both samples move and stretch alike", () => {
    fc.assert(
      fc.property(wide, wide, fc.integer({ min: -50, max: 50 }), (a, b, shift) => {
        const moved = (x: Float64Array) => x.map((value) => 4 * value + shift);
        expect(gaussianKl(moved(a), moved(b))!.forward).toBeCloseTo(gaussianKl(a, b)!.forward, 8);
      }),
    );
  });

  it("does not exist for a constant sample, whatever its rounding", () => {
    expect(gaussianKl(new Float64Array(7).fill(0.1), of(1, 2))).toBeNull();
    expect(gaussianKl(of(1, 2), of(3))).toBeNull();
    expect(() => gaussianKl(of(), of(1, 2))).toThrow("at least 1 value");
  });
});
