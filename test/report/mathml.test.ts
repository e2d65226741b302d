import { describe, expect, it } from "vitest";
import { formula, joined, m } from "../../src/report/mathml.ts";

const [x, y, two] = ["<mi>x</mi>", "<mi>y</mi>", "<mn>2</mn>"];

describe("MathML from a line of text", () => {
  it("knows letters, numbers, signs, groups, low and high, fractions and roots", () => {
    expect(m`x + 12`).toBe(`<mrow>${x}<mo>+</mo><mn>12</mn></mrow>`);
    expect(m`x_2^y`).toBe(`<mrow><msubsup>${x}${two}${y}</msubsup></mrow>`);
    expect(m`x^2 y_2`).toBe(`<mrow><msup>${x}${two}</msup><msub>${y}${two}</msub></mrow>`);
    expect(m`{x − y}/2`).toBe(`<mrow><mfrac><mrow>${x}<mo>−</mo>${y}</mrow>${two}</mfrac></mrow>`);
    expect(m`√{x^2 + y}`).toBe(
      `<mrow><msqrt><mrow><msup>${x}${two}</msup><mo>+</mo>${y}</mrow></msqrt></mrow>`,
    );
  });

  it("takes in numbers as a reader sees them, MathML as it is, and lists part by part", () => {
    expect(m`${-0.25} · ${m`x`}`).toBe(`<mrow><mn>−0.25</mn><mo>·</mo><mrow>${x}</mrow></mrow>`);
    expect(m`${joined([x, y], "+")}/2`).toBe(
      `<mrow><mfrac><mrow>${x}<mo>+</mo>${y}</mrow>${two}</mfrac></mrow>`,
    );
  });

  it("breaks before the equals signs of its top level alone", () => {
    expect(formula`x = {y = 2} = 2`.match(/<math /g)).toHaveLength(3);
  });

  it("says where a formula ends too early", () => {
    expect(() => m`x + y_`).toThrow("a formula ends too early: x + y_");
  });
});
