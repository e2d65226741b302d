import { describe, expect, it } from "vitest";
import { simulateAssociation } from "../../src/calibration/associations.ts";
import { effects } from "../../src/calibration/cell.ts";

const REPLICATIONS = 200;
/** Three standard errors of a rate of 5 %. */
const SLACK = 3 * Math.sqrt((0.05 * 0.95) / REPLICATIONS);

describe("claims of association (the whole of it: npm run calibrate)", () => {
  it.each([
    { variants: 5, seeds: 20, diverged: 0, grain: 0 },
    { variants: 5, seeds: 20, diverged: 0.3, grain: 0.5 },
    { variants: 8, seeds: 20, diverged: 0.3, grain: 0 },
  ])("$variants variants, $diverged of them diverged, ties of $grain", (cell) => {
    const outcome = simulateAssociation(cell, REPLICATIONS);
    for (const effect of effects) {
      expect(outcome[effect].anyFalse).toBeLessThanOrEqual(0.05 + SLACK);
      expect(outcome[effect].covered).toBeGreaterThanOrEqual(0.95 - SLACK);
    }
  });

  it("sees one that is there, and the absence of one where variants are many", () => {
    const outcome = simulateAssociation({ variants: 16, seeds: 50, diverged: 0.1, grain: 0 }, 50);
    expect([outcome[0].right, outcome[2].right]).toEqual([1, 1]);
  });
});
