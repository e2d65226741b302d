import { describe, expect, it } from "vitest";
import { few } from "../../src/diagnosis/signWords.ts";

describe("a number with few digits", () => {
  it("is written as people write it, large and small ones as powers of ten", () => {
    expect([217.3, 34, 3.42, 0.342, 0.0342, 0].map(few)).toEqual(["217", "34", "3.4", "0.34", "0.034", "0"]);
    expect([6.2e30, -6.2e30, 0.000015, -0.000015].map(few)).toEqual([
      ...["6.2·10³⁰", "−6.2·10³⁰", "1.5·10⁻⁵", "−1.5·10⁻⁵"],
    ]);
    expect(few(1_500_000)).toBe("1\u202f500\u202f000");
    expect(few(Number.POSITIVE_INFINITY)).toBe("∞");
  });
});
