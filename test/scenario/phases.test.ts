import { describe, expect, it } from "vitest";
import { hasLikeBatches, phasesOf } from "../../src/scenario/phases.ts";
import { layerObservations } from "../../src/scenario/vocabulary/tracking.ts";
import { faultsOf, least, onlySettings, scenarioOf } from "./leastScenario.ts";

const withPhases = (phases: unknown, rest: object = {}) => ({
  ...least,
  ...rest,
  training: { steps: 100, sampler: { kind: "subset-biased", schedule: "random" }, phases },
});

const biased = { kind: "subset-biased", bias: 1, schedule: "random", blockLength: 1, first: 0 };

describe("the phases of training", () => {
  it("are none unless said", () => {
    expect(onlySettings(least).training.phases).toEqual([]);
  });

  it("hold what each of them changes of the one before, by the same paths as levels", () => {
    const { phases } = onlySettings(
      withPhases([
        { from: 11, set: { "training.sampler.bias": 0.5, "training.batchSize": 32 } },
        { from: 21, set: { "training.optimizer": "adam" } },
        { from: 31, set: { "training.optimizer.learningRate": 0.5, "training.sampler": "uniform" } },
        { from: 41, set: { "training.sampler.kind": "uniform" } },
      ]),
    ).training;
    expect(phases).toMatchObject([
      { from: 11, sampler: { ...biased, bias: 0.5 } },
      { from: 21, optimizer: { kind: "adam", learningRate: 0.001 } },
      { from: 31, optimizer: { kind: "adam", learningRate: 0.5 }, sampler: { kind: "uniform" } },
    ]);
    expect(phases.map((phase) => Object.keys(phase).sort())).toEqual([
      ["from", "sampler"],
      ["from", "optimizer"],
      ["from", "optimizer", "sampler"],
    ]);
  });

  it("follow what a variant sets, and are set by a level as a whole", () => {
    const { variants } = scenarioOf(
      withPhases([{ from: 11, set: { "training.sampler.bias": 0 } }], {
        vary: {
          blocks: { short: {}, long: { "training.sampler.blockLength": 9 } },
          phases: { kept: {}, none: { "training.phases": [] } },
        },
      }),
    );
    expect(variants.map(({ settings }) => settings.training.phases)).toEqual([
      [{ from: 11, sampler: { ...biased, bias: 0 } }],
      [],
      [{ from: 11, sampler: { ...biased, bias: 0, blockLength: 9 } }],
      [],
    ]);
  });

  it("leave out what compares batches where these change their size or mechanism", () => {
    const observed = (set: object) =>
      onlySettings(withPhases([{ from: 11, set }], { tracking: "layers" })).tracking.observe.map(
        ({ what }) => what,
      );
    expect(observed({ "training.sampler.bias": 0 })).toEqual(layerObservations);
    for (const set of [
      { "training.batchSize": 8 },
      { "training.sampler": { kind: "uniform", replacement: false } },
    ])
      expect(observed(set)).toEqual(["gradient-norm", "accuracy", "drift", "probe-loss"]);
  });

  it("are told of where a claim asks for what they leave out", () => {
    const claim = { id: "a", says: "It shifts.", measure: "batch-shift", by: 0.1 };
    const varied = { vary: { "network.normalization": ["none", "batch"] } };
    const sides = {
      better: { "network.normalization": "none" },
      than: { "network.normalization": "batch" },
    };
    const phases = [{ from: 11, set: { "training.batchSize": 8 } }];
    expect(faultsOf(withPhases(phases, { ...varied, claims: [{ ...claim, ...sides }] }))).toContain(
      "batch-shift is not tracked; batch-shift compares batches, and these are not all of one size and drawn in one way (phases, or lastBatch: keep)",
    );
  });

  it("are told one after the other, the first from step 1", () => {
    const { training } = onlySettings(withPhases([{ from: 11, set: { "training.batchSize": 8 } }]));
    expect(phasesOf(training).map(({ from, batchSize }) => [from, batchSize])).toEqual([
      [1, 32],
      [11, 8],
    ]);
    expect(hasLikeBatches(training)).toBe(false);
  });
});
