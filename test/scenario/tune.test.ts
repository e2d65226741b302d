import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { overlap } from "../../src/scenario/tune.ts";
import { withVariation } from "../../src/scenario/vary.ts";

const file = {
  title: "A title",
  question: "A question?",
  data: { flowers: {} },
  network: { hidden: [4] },
  training: { steps: 100, optimizer: { kind: "sgd", learningRate: 0.5 } },
  vary: { "network.normalization": ["none", "batch"] },
  tune: { path: "training.optimizer.learningRate", values: [0.1, 1], best: "test-accuracy" },
};

function scenarioOf(value: object): Scenario {
  const read = readScenario("file.yaml", JSON.stringify(value));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

const rateOf = ({ settings }: Scenario["variants"][number]) => settings.training.optimizer.learningRate;

describe("tune", () => {
  it("is every variant with every value, checked like any other, on seeds far from the reported ones", () => {
    const { tune, variants } = scenarioOf(file);
    expect(tune).toMatchObject({
      path: "training.optimizer.learningRate",
      values: ["0.1", "1"],
      per: ["network.normalization"],
      best: { kind: "test-accuracy", statistic: "running", layer: null },
      seeds: { from: 1_000_001, count: 5 },
    });
    expect(tune!.candidates.map((one) => [Object.values(one.levels), rateOf(one)])).toEqual([
      [["none", "0.1"], 0.1],
      [["none", "1"], 1],
      [["batch", "0.1"], 0.1],
      [["batch", "1"], 1],
    ]);
    expect(new Set(tune!.candidates.map(({ id }) => id)).size).toBe(4);
    expect(variants.map(rateOf)).toEqual([0.5, 0.5]);
  });

  it("goes with --steps, candidates and all", () => {
    const { scenario } = withVariation(scenarioOf(file), { steps: 7 });
    for (const { settings } of [...scenario.variants, ...scenario.tune!.candidates])
      expect(settings.training.steps).toBe(7);
  });

  it("is not chosen apart for the rates that a claim goes over", () => {
    const swept = {
      ...file,
      vary: {
        norm: { none: { "network.normalization": "none" }, batch: { "network.normalization": "batch" } },
        rate: {
          low: { "training.optimizer.learningRate": 0.1 },
          high: { "training.optimizer.learningRate": 1 },
        },
      },
      tune: { path: "training.batchSize", values: [8, 16], best: "test-accuracy" },
      seeds: 10,
      claims: [
        {
          id: "larger",
          says: "It takes larger rates.",
          measure: { kind: "largest-usable-rate", over: "rate" },
          better: { norm: "batch" },
          than: { norm: "none" },
          by: { ratio: 2 },
        },
      ],
    };
    expect(readScenario("file.yaml", JSON.stringify(swept))).toMatchObject({
      faults: [
        {
          path: "tune.path",
          message:
            "expected per: a list of factors without rate, over which a claim goes: its runs would differ in training.batchSize as well",
        },
      ],
    });
    expect(scenarioOf({ ...swept, tune: { ...swept.tune, per: ["norm"] } }).tune!.per).toEqual(["norm"]);
  });

  it("counts towards the most runs there may be", () => {
    const tune = { ...file.tune, seeds: 30_000 };
    expect(readScenario("file.yaml", JSON.stringify({ ...file, tune }))).toMatchObject({
      faults: [
        { message: expect.stringContaining("got 120040 (2 variants × 20 seeds, and 120000 that tune)") },
      ],
    });
  });
});

describe("overlap", () => {
  const range = (from: number, count: number) => ({ from, count });

  it("holds where two ranges have a seed in common, either way round", () => {
    for (const [one, other, common] of [
      [range(1, 20), range(21, 5), false],
      [range(1, 20), range(20, 5), true],
      [range(5, 1), range(1, 20), true],
    ] as const) {
      expect(overlap(one, other)).toBe(common);
      expect(overlap(other, one)).toBe(common);
    }
  });
});
