import { describe, expect, it } from "vitest";
import { bandOf, exceededIn, isOutside } from "../../src/statistics/chanceBand.ts";

const upTo = (n: number) => Float64Array.from({ length: n }, (_, index) => index + 1);

describe("exceededIn", () => {
  it("is the order statistic beyond which one draw more lies with that chance", () => {
    // Of 20 draws in random order the last is the greatest of all in 1 case of 20: 19 draws, their greatest.
    expect(exceededIn(upTo(19), 0.05)).toBe(19);
    expect(exceededIn(upTo(59), 0.05)).toBe(57);
    expect(exceededIn(upTo(59), 0.5)).toBe(30);
    expect(exceededIn(upTo(999), 0.025)).toBe(975);
  });

  it("is not known of too few", () => {
    expect(exceededIn(upTo(18), 0.05)).toBeNaN();
    expect(exceededIn(new Float64Array(0), 0.5)).toBeNaN();
  });
});

describe("bandOf", () => {
  it("leaves 1 in 40 on either side", () => {
    expect(bandOf(upTo(999).reverse())).toEqual([25, 975]);
    expect(bandOf(upTo(39))).toEqual([1, 39]);
  });

  it("ends at a value that many draws share, and holds it", () => {
    const draws = upTo(999).map((rank) => (rank < 100 ? 0.1 : rank));
    const band = bandOf(draws);
    expect(band).toEqual([0.1, 975]);
    expect(isOutside(0.1, band)).toBe(false);
    // 0.3 − 0.2 is less than 0.1 by rounding alone.
    expect(isOutside(0.3 - 0.2, band)).toBe(false);
    expect(isOutside(0.0999, band)).toBe(true);
  });

  it("of one value holds that value alone", () => {
    const band = bandOf(new Float64Array(999));
    expect([0, 1e-15, -1e-15, 1e-6, -1e-6].map((value) => isOutside(value, band))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
