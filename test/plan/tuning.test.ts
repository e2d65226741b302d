import { describe, expect, it } from "vitest";
import { choicesFor, frozen } from "../../src/plan/frozen.ts";
import { plan } from "../../src/plan/plan.ts";
import { planSummary } from "../../src/plan/planSummary.ts";
import { tuningPlan } from "../../src/plan/tuningPlan.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function tuned(best: string): Scenario {
  const read = readScenario(
    "folder/file.yaml",
    JSON.stringify({
      title: "A title",
      question: "A question?",
      data: { flowers: {} },
      network: { hidden: [4] },
      training: { steps: 100 },
      vary: { "network.normalization": ["none", "batch"] },
      tune: {
        path: "training.optimizer.learningRate",
        values: [0.1, 1],
        best,
        seeds: { from: 51, count: 2 },
      },
      seeds: 6,
    }),
  );
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

describe("the tuning plan", () => {
  it("is every candidate with every tuning seed, tracked no more than its measure needs", () => {
    const runs = tuningPlan(tuned("test-accuracy"));
    expect(runs.map(({ seed }) => seed)).toEqual([51, 52, 51, 52, 51, 52, 51, 52]);
    for (const { settings, detailed, folder } of runs) {
      expect(settings.tracking.observe).toEqual([{ what: "accuracy", at: [0, 100] }]);
      expect([detailed, folder]).toEqual([false, "folder/"]);
    }
    expect(tuningPlan(tuned("drift"))[0]!.settings.tracking.observe.length).toBeGreaterThan(1);
  });

  it("is empty where nothing is tuned, and counted where something is", () => {
    expect(tuningPlan({ file: "x", tune: null })).toEqual([]);
    expect(planSummary(tuned("test-accuracy"))).toMatchObject({ runs: 12, tuningRuns: 8, steps: 2000 });
  });
});

describe("frozen", () => {
  const scenario = tuned("test-accuracy");
  const choices = [
    { levels: { "network.normalization": "batch" }, value: "1" },
    { levels: { "network.normalization": "none" }, value: "0.1" },
  ];

  it("gives every variant its own choice, and nothing else", () => {
    const chosen = frozen(scenario, choices);
    expect(plan(chosen).map(({ settings }) => settings.training.optimizer.learningRate)).toEqual([
      ...new Array<number>(6).fill(0.1),
      ...new Array<number>(6).fill(1),
    ]);
    const [before, after] = [scenario.variants[1]!, chosen.variants[1]!];
    expect([after.id, after.label, after.levels]).toEqual([before.id, before.label, before.levels]);
    expect(after.settings.network).toEqual(before.settings.network);
    expect(after.settings.tracking).toEqual(before.settings.tracking);
  });

  it("gives one choice to all where it was made for all", () => {
    const chosen = frozen(scenario, [{ levels: {}, value: "1" }]);
    expect(chosen.variants.map(({ settings }) => settings.training.optimizer.learningRate)).toEqual([1, 1]);
  });

  it("refuses a variant without a choice", () => {
    expect(() => frozen(scenario, choices.slice(0, 1))).toThrow('variant "none" has no choice');
  });
});

describe("choicesFor", () => {
  const [batch, none] = [
    { levels: { norm: "batch" }, value: "1" },
    { levels: { norm: "none" }, value: "0.1" },
  ];

  it("are one where the levels name the factor, all where they leave it open, none where there is none", () => {
    expect(choicesFor({ norm: "none", other: "x" }, [batch, none])).toEqual([none]);
    expect(choicesFor({ other: "x" }, [batch, none])).toEqual([batch, none]);
    expect(choicesFor({ norm: "layer" }, [batch, none])).toEqual([]);
  });
});
