import { describe, expect, it } from "vitest";
import { effects, isFalse, simulateCell } from "../../src/calibration/cell.ts";
import { allCells, forms } from "../../src/calibration/cells.ts";
import { distributions, observed } from "../../src/calibration/distributions.ts";
import { randomStream } from "../../src/random.ts";

const REPLICATIONS = 300;
/** Three standard errors of a rate of 5 %. */
const SLACK = 3 * Math.sqrt((0.05 * 0.95) / REPLICATIONS);

describe("the procedure, quickly (the whole of it: npm run calibrate)", () => {
  const cells = [
    ...forms.map((form) => ({ form, distribution: "skewed right", seeds: 20, claims: 4 }) as const),
    { form: "difference", distribution: "tied", seeds: 20, claims: 1 } as const,
    { form: "difference", distribution: "censored", seeds: 20, claims: 4 } as const,
    { form: "same", distribution: "bimodal", seeds: 10, claims: 1 } as const,
    { form: "difference", distribution: "accuracy near 1", seeds: 50, claims: 8 } as const,
  ];

  it.each(cells)("$form, $distribution, $seeds seeds, $claims claims", (cell) => {
    const outcome = simulateCell(cell, REPLICATIONS);
    for (const effect of effects) {
      expect(outcome[effect].anyFalse).toBeLessThanOrEqual(0.05 + SLACK);
      expect(outcome[effect].covered).toBeGreaterThanOrEqual(0.95 - SLACK);
    }
    expect(outcome[1].right).toBe(0);
  });

  it("finds what is there with enough seeds, and nothing with too few", () => {
    const cell = { form: "difference", distribution: "accuracy near 1", claims: 1 } as const;
    const [many, few] = [simulateCell({ ...cell, seeds: 50 }, 100), simulateCell({ ...cell, seeds: 5 }, 100)];
    expect([many[0].right, many[2].right]).toEqual([1, 1]);
    expect([few[0].undecided, few[2].undecided]).toEqual([1, 1]);
  });

  it("gives the same figures again", () => {
    const cell = { form: "trend", distribution: "tied", seeds: 10, claims: 4 } as const;
    expect(simulateCell(cell, 20)).toEqual(simulateCell(cell, 20));
  });
});

describe("what counts as a false verdict", () => {
  it.each([
    ["difference", "supported", [true, true, false]],
    ["difference", "contradicted", [false, true, true]],
    ["trend", "supported", [true, true, false]],
    ["same", "supported", [false, true, true]],
    ["same", "contradicted", [true, true, false]],
    ["contrast", "inconclusive", [false, false, false]],
  ] as const)("%s, %s, at effects of 0, δ and 2 δ", (form, verdict, expected) => {
    expect(effects.map((effect) => isFalse(form, verdict, effect))).toEqual(expected);
  });
});

describe("the kinds of scenario", () => {
  it("are every form, distribution, number of seeds and number of claims", () => {
    expect(allCells()).toHaveLength(4 * Object.keys(distributions).length * 4 * 3);
  });

  it("has 30 % of the runs end at their budget where it says so", () => {
    const stream = randomStream("budget");
    const { censored } = distributions;
    const open = Array.from({ length: 20_000 }, () => observed(censored.draw(stream), censored)).filter(
      ({ low, high }) => low < high,
    );
    expect(open.length / 20_000).toBeCloseTo(0.3, 1.7);
  });
});
