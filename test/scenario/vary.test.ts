import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { withVariation } from "../../src/scenario/vary.ts";
import { smallScenario } from "../commands/lab.ts";

const read = readScenario("small.yaml", smallScenario);
const scenario = (read as { scenario: Scenario }).scenario;

describe("withVariation", () => {
  it("is the scenario itself where nothing differs", () => {
    expect(withVariation(scenario, {})).toEqual({ scenario, variation: null });
    expect(withVariation(scenario, { seeds: 8, steps: 200 })).toEqual({ scenario, variation: null });
  });

  it("changes seeds and the steps of every variant, and says so", () => {
    const { scenario: other, variation } = withVariation(scenario, { seeds: 3, steps: 50 });
    expect(variation).toEqual({ seeds: 3, steps: 50, quick: false });
    expect(other.seeds).toEqual({ from: 1, count: 3, untilDecided: null });
    expect(other.variants.map(({ settings }) => settings.training.steps)).toEqual([50, 50]);
  });
});
