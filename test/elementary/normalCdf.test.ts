import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/elementary/normalCdf.ts";
import { largestAbsoluteError, largestError } from "./witness.ts";

/** Φ by its power series, DLMF 7.6.2, all terms of one sign: exact to rounding for moderate x. */
function bySeries(x: number): number {
  let term = x;
  let sum = 0;
  for (let n = 1; sum + term !== sum; n++) {
    sum += term;
    term *= (x * x) / (2 * n + 1);
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

/** Φ(−x) by its continued fraction, DLMF 7.9.3, evaluated from far inside. */
function tailByFraction(x: number): number {
  let denominator = x;
  for (let n = 500; n >= 1; n--) denominator = x + n / denominator;
  return Math.exp(-0.5 * x * x) / (denominator * Math.sqrt(2 * Math.PI));
}

describe("normalCdf", () => {
  it("is right to 2e-16, and to 40 units in the last place wherever it is", () => {
    expect(largestAbsoluteError("normalCdf", normalCdf)).toBeLessThan(2e-16);
    expect(largestError("normalCdf", normalCdf)).toBeLessThan(40);
  });

  it("agrees with the power series to 1e-15", () => {
    for (let x = -5; x <= 5; x += 0.0137) {
      expect(Math.abs(normalCdf(x) - bySeries(x)), `Φ(${x})`).toBeLessThan(1e-15);
    }
  });

  it("keeps its relative accuracy in the lower tail", () => {
    for (let x = 2; x < 37; x += 0.0713) {
      expect(Math.abs(normalCdf(-x) / tailByFraction(x) - 1), `Φ(${-x})`).toBeLessThan(1e-12);
    }
  });

  it("is symmetric, ends in 0 and 1, and lets NaN through", () => {
    for (const x of [0, 0.1, 0.66, 0.67, 3, 5.6, 5.7, 9])
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
    expect(normalCdf(-800)).toBe(0);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });
});
