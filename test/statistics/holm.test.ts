import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "../../src/statistics/holm.ts";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe("holm", () => {
  it("multiplies by the hypotheses left: (0.01, 0.04, 0.03) becomes (0.03, 0.06, 0.06)", () => {
    const corrected = holm([0.01, 0.04, 0.03]);
    for (const [index, value] of [0.03, 0.06, 0.06].entries())
      expect(corrected[index]).toBeCloseTo(value, 15);
  });

  it("keeps the order of the values, lowers none, and exceeds neither 1 nor Bonferroni", () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const corrected = holm(p);
        p.forEach((value, i) => {
          expect(corrected[i]).toBeGreaterThanOrEqual(value);
          expect(corrected[i]).toBeLessThanOrEqual(Math.min(1, value * p.length));
          p.forEach((other, j) => {
            if (value < other) expect(corrected[i]).toBeLessThanOrEqual(corrected[j]!);
            if (value === other) expect(corrected[i]).toBe(corrected[j]);
          });
        });
      }),
    );
  });

  it("of nothing is nothing, and refuses what is no p-value", () => {
    expect(holm([])).toEqual([]);
    expect(() => holm([0.5, Number.NaN])).toThrow("got NaN");
  });
});
