import { expect, it } from "vitest";
import { decimalExponent } from "../../src/elementary/decimalExponent.ts";

it("is exact at every power of ten, and at the doubles beside it", () => {
  for (let k = -300; k <= 300; k++) {
    const power = Number(`1e${k}`);
    expect(decimalExponent(power)).toBe(k);
    expect(decimalExponent(-power)).toBe(k);
    expect(decimalExponent(power * (1 + 2 ** -51))).toBe(k);
    expect(decimalExponent(power * (1 - 2 ** -51))).toBe(k - 1);
  }
  expect(decimalExponent(5e-324)).toBe(-324);
});

it("is 0 at 0, infinite at infinity, and lets NaN through", () => {
  expect([0, -0, Infinity, -Infinity, Number.NaN].map(decimalExponent)).toEqual([
    0,
    0,
    Infinity,
    Infinity,
    Number.NaN,
  ]);
});
