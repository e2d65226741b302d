import { describe, expect, it } from "vitest";
import { wholePower } from "../../src/optimizers/schedules/wholePower.ts";

describe("wholePower", () => {
  it("is exact where the power is", () => {
    expect([0, 1, 2, 3, 10, 40].map((n) => wholePower(3, n))).toEqual([
      1,
      3,
      9,
      27,
      59049,
      3 ** 20 * 3 ** 20,
    ]);
    expect(wholePower(0.5, 1074)).toBe(Number.MIN_VALUE);
    expect([wholePower(0, 0), wholePower(0, 7), wholePower(2, 10_000_000)]).toEqual([
      1,
      0,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("is the product in its stated order: x¹³ = x · x⁴ · x⁸", () => {
    const x = 0.9;
    const x4 = x * x * (x * x);
    expect(wholePower(x, 13)).toBe(x * x4 * (x4 * x4));
  });

  it("is near the exact power: 0.999¹⁰⁰⁰ as a fraction of whole numbers", () => {
    // 999¹⁰⁰⁰ / 10³⁰⁰⁰, the first 18 digits by integer arithmetic.
    const exact = Number(`0.${String((999n ** 1000n * 10n ** 20n) / 10n ** 3000n).padStart(20, "0")}`);
    expect(Math.abs(wholePower(0.999, 1000) / exact - 1)).toBeLessThan(1000 * 2 ** -53);
  });
});
