import { describe, expect, it } from "vitest";
import { lookOf, variantColours } from "../../src/report/palette.ts";

/** Relative luminance of an sRGB colour (WCAG 2.1). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (one: string, other: string) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

describe.each([
  ["light", "#fdfcfa"],
  ["dark", "#17161a"],
] as const)("the colours of variants, %s", (scheme, paper) => {
  it("stand out from the paper as graphics must (WCAG 1.4.11)", () => {
    for (const colour of variantColours[scheme])
      expect(contrast(colour, paper), colour).toBeGreaterThanOrEqual(3);
  });

  it("differ in grey, the first four", () => {
    const four = variantColours[scheme].slice(0, 4);
    for (let next = 1; next < four.length; next++)
      expect(contrast(four[next - 1]!, four[next]!), four[next]).toBeGreaterThanOrEqual(1.2);
  });
});

describe("lookOf", () => {
  it("never gives two of the first sixteen variants the same colour and dash", () => {
    const looks = Array.from({ length: 16 }, (_, index) =>
      JSON.stringify([lookOf(index).colour, lookOf(index).dash]),
    );
    expect(new Set(looks).size).toBe(16);
  });
});
