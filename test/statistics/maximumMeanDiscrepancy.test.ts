import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { squaredMaximumMeanDiscrepancy } from "../../src/statistics/maximumMeanDiscrepancy.ts";
import { unitMajor } from "../../src/verification/rows.ts";

const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 1, maxLength: 8 });

describe("squaredMaximumMeanDiscrepancy", () => {
  it("of two points 5 apart with bandwidth 5: 2 − 2·e^(−½), and no unbiased value", () => {
    const found = squaredMaximumMeanDiscrepancy(unitMajor([[0, 0]]), unitMajor([[3, 4]]), 5);
    expect(found.biased).toBeCloseTo(2 - 2 * Math.exp(-0.5), 15);
    expect(found.unbiased).toBeNull();
  });

  it("is symmetric; biased it is within 0 … 2 and 0 against itself; unbiased it is no larger", () => {
    fc.assert(
      fc.property(points, points, fc.double({ min: 0.1, max: 5, noNaN: true }), (a, b, bandwidth) => {
        const [x, y] = [unitMajor(a), unitMajor(b)];
        const found = squaredMaximumMeanDiscrepancy(x, y, bandwidth);
        const turned = squaredMaximumMeanDiscrepancy(y, x, bandwidth);
        expect(turned.biased).toBeCloseTo(found.biased, 12);
        expect(found.biased).toBeGreaterThan(-1e-14);
        expect(found.biased).toBeLessThanOrEqual(2);
        expect(squaredMaximumMeanDiscrepancy(x, x, bandwidth).biased).toBeCloseTo(0, 14);
        if (found.unbiased === null) return;
        expect(turned.unbiased).toBeCloseTo(found.unbiased, 12);
        expect(found.unbiased).toBeLessThanOrEqual(found.biased + 1e-14);
      }),
    );
  });

  it("refuses samples that do not fit, and a bandwidth of 0", () => {
    const [line, plane] = [unitMajor([[1]]), unitMajor([[1, 2]])];
    expect(() => squaredMaximumMeanDiscrepancy(line, plane, 1)).toThrow("x has 1 features, y has 2");
    expect(() => squaredMaximumMeanDiscrepancy(line, line, 0)).toThrow("above 0; got 0");
    const none = { rows: 1, columns: 0, stride: 0, values: new Float64Array(0) };
    expect(() => squaredMaximumMeanDiscrepancy(line, none, 1)).toThrow("got 1 and 0");
  });
});
