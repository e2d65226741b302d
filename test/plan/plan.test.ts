import { describe, expect, it } from "vitest";
import { plan } from "../../src/plan/plan.ts";
import { planSummary } from "../../src/plan/planSummary.ts";
import { readScenarioFile } from "../../src/scenario/readFile.ts";

const read = readScenarioFile("scenarios/rose-buds.yaml");
if ("faults" in read) throw new Error("scenarios/rose-buds.yaml has faults");
const { scenario } = read;

describe("plan", () => {
  it("goes variant by variant, each with its seeds in order, the first of them in detail", () => {
    const runs = plan({ ...scenario, seeds: { from: 5, count: 3, untilDecided: null }, detailedSeeds: 2 });
    expect(runs).toHaveLength(4 * 3);
    expect(runs.slice(0, 4).map(({ variant, seed, detailed }) => [variant, seed, detailed])).toEqual([
      ["uniform--none", 5, true],
      ["uniform--none", 6, true],
      ["uniform--none", 7, false],
      ["uniform--batch-norm", 5, true],
    ]);
    expect(runs[3]!.settings).toBe(scenario.variants[1]!.settings);
  });
});

describe("planSummary", () => {
  it("counts runs and steps", () => {
    expect(planSummary(scenario)).toMatchObject({ runs: 80, steps: 80 * 1500, stepsText: "1500" });
  });

  it("knows the fewest seeds that can decide: 6, 7, 8, 9, 10 for 1, 2, 4, 8, 16 claims", () => {
    const claim = scenario.claims[0]!;
    const fewest = [0, 1, 2, 4, 8, 16].map(
      (count) => planSummary({ ...scenario, claims: Array.from({ length: count }, () => claim) }).fewestSeeds,
    );
    expect(fewest).toEqual([0, 6, 7, 8, 9, 10]);
  });
});
