import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kolmogorovSmirnov } from "../../src/statistics/kolmogorovSmirnov.ts";
import { samples } from "./samples.ts";

describe("kolmogorovSmirnov", () => {
  it("is the largest gap of shares: {1, 2, 3, 4} and {3, 5} differ by 2/4 after 2", () => {
    expect(kolmogorovSmirnov([4, 2, 3, 1], [5, 3])).toBe(0.5);
  });

  it("is read after all ties, not among them", () => {
    expect(kolmogorovSmirnov([1, 1, 1, 2], [1, 2])).toBe(0.25);
  });

  it("is symmetric, within 0 … 1, and 0 against the same values repeated", () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        const distance = kolmogorovSmirnov(a, b);
        expect(kolmogorovSmirnov(b, a)).toBe(distance);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
        expect(kolmogorovSmirnov(a, [...a, ...a])).toBeLessThan(1e-15);
      }),
    );
  });

  it("is the largest gap over all the values, each counted outright", () => {
    const share = (x: readonly number[], bound: number) =>
      x.filter((value) => value <= bound).length / x.length;
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        const gaps = [...a, ...b].map((x) => Math.abs(share(a, x) - share(b, x)));
        expect(kolmogorovSmirnov(a, b)).toBe(Math.max(...gaps));
      }),
    );
  });

  it("says how many values it needs, and keeps NaN", () => {
    expect(() => kolmogorovSmirnov([], [1])).toThrow("got 0 and 1");
    expect(kolmogorovSmirnov([1, Number.NaN], [1])).toBeNaN();
    expect(kolmogorovSmirnov([1], [Number.NaN, 0])).toBeNaN();
  });
});
