import { describe, expect, it } from "vitest";
import { readScenarioFile } from "../../src/scenario/readFile.ts";
import { withVariation } from "../../src/scenario/vary.ts";

const read = readScenarioFile("scenarios/depth.yaml");
if ("faults" in read) throw new Error("scenarios/depth.yaml has faults");
const { scenario } = read;

describe("--quick", () => {
  const { scenario: quick, variation } = withVariation(scenario, { quick: true });

  it("has at most 3 seeds and 200 steps, one seed in detail, and says so", () => {
    expect(variation).toEqual({ seeds: 3, steps: 200, quick: true });
    expect(quick.seeds).toEqual({ ...scenario.seeds, count: 3 });
    expect(quick.detailedSeeds).toBe(1);
    expect(quick.variants.map(({ settings }) => settings.training.steps)).toEqual(
      scenario.variants.map(() => 200),
    );
  });

  it("makes nothing longer than it is", () => {
    const [first] = scenario.variants;
    const training = { ...first!.settings.training, steps: 50 };
    const short = { ...scenario, variants: [{ ...first!, settings: { ...first!.settings, training } }] };
    const varied = withVariation(
      { ...short, seeds: { from: 7, count: 2, untilDecided: null } },
      { quick: true },
    ).scenario;
    expect(varied.variants[0]!.settings.training.steps).toBe(50);
    expect(varied.seeds).toEqual({ from: 7, count: 2, untilDecided: null });
  });

  it("leaves the rest of the scenario alone", () => {
    expect(quick.variants.map(({ settings }) => settings.network)).toEqual(
      scenario.variants.map(({ settings }) => settings.network),
    );
    expect(quick.claims).toBe(scenario.claims);
  });
});
