import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialTail } from "../../src/statistics/binomialTail.ts";

describe("binomialTail", () => {
  it("is exact for coins: P(Bin(10, ½) ≥ 8) = (45 + 10 + 1)/1024", () => {
    expect(binomialTail(10, 8)).toBe(56 / 1024);
    expect(binomialTail(50, 50)).toBe(2 ** -50);
  });

  it("knows other probabilities: P(Bin(3, 0.2) ≥ 2) = 3·0.04·0.8 + 0.008", () => {
    expect(binomialTail(3, 2, 0.2)).toBeCloseTo(0.104, 15);
    expect(binomialTail(4, 1, 0)).toBe(0);
    expect(binomialTail(4, 4, 1)).toBe(1);
  });

  it("ends at 1 and 0", () => {
    expect(binomialTail(5, 0)).toBe(1);
    expect(binomialTail(5, -1)).toBe(1);
    expect(binomialTail(5, 6)).toBe(0);
    expect(binomialTail(0, 0)).toBe(1);
  });

  it("stays stable for thousands of trials", () => {
    // By symmetry P(Bin(3001, ½) ≥ 1501) = ½; and 2⁻¹⁰²⁰ for the last of 1020.
    expect(binomialTail(3001, 1501)).toBeCloseTo(0.5, 12);
    expect(binomialTail(1020, 1020) / 2 ** -1020).toBeCloseTo(1, 9);
    // The normal approximation, corrected for continuity: 1 − Φ((2600 − 0.5 − 2500)/√1250) = 1 − Φ(2.814) = 0.00244.
    expect(binomialTail(5000, 2600)).toBeGreaterThan(0.0024);
    expect(binomialTail(5000, 2600)).toBeLessThan(0.0025);
  });

  it("sums to one with the other tail, and falls", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.nat(400),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          expect(binomialTail(n, k, p) + binomialTail(n, n - k + 1, 1 - p)).toBeCloseTo(1, 11);
          expect(binomialTail(n, k + 1, p)).toBeLessThanOrEqual(binomialTail(n, k, p));
        },
      ),
    );
  });

  it("refuses what is no trial", () => {
    expect(() => binomialTail(1.5, 1)).toThrow("got 1.5");
    expect(() => binomialTail(3, Number.NaN)).toThrow("got NaN");
    expect(() => binomialTail(3, 1, 2)).toThrow("got 2");
  });
});
