import { describe, expect, it } from "vitest";
import { allSequences, simulateSequential, truths } from "../../src/calibration/sequential.ts";
import {
  brokenSequences,
  sequentialSection,
  withSequentialSection,
} from "../../src/calibration/sequentialReport.ts";

const REPLICATIONS = 200;
/** Three standard errors of a rate of 5 %. */
const SLACK = 3 * Math.sqrt((0.05 * 0.95) / REPLICATIONS);

describe("seeds until decided, quickly (the whole of it: npm run calibrate)", () => {
  it.each([
    { form: "difference", distribution: "normal", claims: 1 },
    { form: "same", distribution: "tied", claims: 1 },
    { form: "trend", distribution: "skewed right", claims: 4 },
    { form: "contrast", distribution: "censored", claims: 1 },
  ] as const)("$form, $distribution, $claims claims", (cell) => {
    const outcomes = simulateSequential(cell, REPLICATIONS);
    expect(outcomes.map(({ truth }) => truth)).toEqual([...truths]);
    for (const { anyFalse, covered, seeds } of outcomes) {
      expect(anyFalse).toBeLessThanOrEqual(0.05 + SLACK);
      expect(covered).toBeGreaterThanOrEqual(0.95 - SLACK);
      expect(seeds.mean).toBeGreaterThanOrEqual(12);
      expect(seeds.most).toBeLessThanOrEqual(200);
    }
  });

  it("needs the seeds of one claim that a walk's exact law says", () => {
    // P(d > δ) = 0.68 at twice the margin, Φ(0.5/1.077), and 0.9973 at four times it: 12 seeds or 16 then decide.
    const [, , , , twice, fourfold] = simulateSequential(
      { form: "difference", distribution: "normal", claims: 1 },
      REPLICATIONS,
    );
    expect(fourfold).toMatchObject({ undecided: 0, hopeless: 0, seeds: { median: 12 } });
    expect(twice!.seeds.median).toBeGreaterThan(24);
    expect(twice!.undecided).toBeLessThan(twice!.fixed.undecided);
  });

  it("gives the same figures again", () => {
    const cell = { form: "trend", distribution: "tied", claims: 4 } as const;
    expect(simulateSequential(cell, 5)).toEqual(simulateSequential(cell, 5));
  });

  it("tries all forms and distributions, associations among them, at 1, 4 and 8 claims", () => {
    expect(allSequences()).toHaveLength(3 * (4 * 8 + 2));
  });
});

describe("the page's section", () => {
  const outcome = {
    truth: 1,
    anyFalse: 0.08,
    covered: 0.93,
    undecided: 0.9,
    hopeless: 0.8,
    seeds: { mean: 34.6, median: 28, most: 76 },
    fixed: { anyFalse: 0.04, undecided: 0.95 },
    twoStages: { anyFalse: 0.07, undecided: 0.91, seeds: 80.2 },
  };
  const one = {
    cell: { form: "difference", distribution: "normal", claims: 1 },
    outcomes: [outcome],
  } as const;

  it("tells errors beside those of the fixed test and of two stages, and seeds", () => {
    const section = sequentialSection([one], 2000);
    expect(section).toContain("2,000 scenarios of every kind");
    expect(section).toMatch(/\| 1 \| difference \| .* \| 8\.0 % \| .* \| 93\.0 % \| 4\.0 % \| 7\.0 % \|/);
    expect(section).toContain("| 1 | δ | 35 | 28 | 76 | 90.0 % | 80.0 % | 95.0 % | 91.0 % | 80 |");
  });

  it("takes its place in a page, the second time, too", () => {
    const page = "# How far\n\n## By form of claim\n\n1\n\n## Bands\n\n2\n";
    const once = withSequentialSection(page, sequentialSection([one], 2000));
    expect(once).toMatch(/^# How far\n\n## By form of claim\n\n1\n\n## Seeds until decided\n/);
    expect(once).toMatch(/\n\n?## Bands\n\n2\n$/);
    expect(withSequentialSection(once, sequentialSection([one], 2000))).toBe(once);
  });

  it("names what breaks a promise", () => {
    const promises = { falseVerdicts: 0.05, coverage: 0.95 };
    expect(brokenSequences([one], 0.01, promises)).toEqual([
      "difference, normal, 1 claims, until decided, effect 1 δ: 8.0 % false verdicts",
      "difference, normal, 1 claims, until decided, effect 1 δ: coverage 93.0 %",
    ]);
    expect(brokenSequences([one], 0.04, promises)).toEqual([]);
  });
});
