import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { observationNames } from "../../src/tracking/observations/observations.ts";
import { least, onlySettings, scenarioOf } from "./leastScenario.ts";

describe("readScenario", () => {
  it("fills in every default", () => {
    const scenario = scenarioOf(least);
    expect(scenario).toMatchObject({
      name: "a-name",
      about: null,
      factors: [],
      tune: null,
      seeds: { from: 1, count: 20 },
      level: 0.05,
      claims: [],
      detailedSeeds: 2,
    });
    expect(scenario.variants).toHaveLength(1);
    expect(scenario.variants[0]).toMatchObject({ id: "only", label: "", levels: {} });
    const { data, network, training, tracking } = scenario.variants[0]!.settings;
    expect(data).toMatchObject({ flowers: { train: 4000, features: ["openness", "form"], overlap: 0.42 } });
    expect(network.hidden[1]).toEqual({
      units: 16,
      activation: { kind: "sigmoid" },
      normalization: { kind: "none" },
      bias: true,
      frozen: false,
    });
    expect(network.initialization).toEqual({ kind: "xavier-normal", scale: 1 });
    expect(training).toEqual({
      steps: 100,
      phases: [],
      weights: { kind: "none" },
      batchSize: 32,
      sampler: { kind: "uniform", replacement: true },
      optimizer: { kind: "sgd", learningRate: 0.1, weightDecay: 0, schedule: { kind: "constant" } },
      target: { measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 },
      divergedAbove: 1e6,
    });
    expect(tracking.observe.map(({ what }) => what)).toEqual(
      observationNames.filter(
        (what) =>
          ![
            ...["batch-moments", "probe-percentiles", "sensitivity"],
            ...["effective-rank", "training-set", "weight-norm"],
          ].includes(what),
      ),
    );
    expect(tracking).toMatchObject({ evaluations: 40, driftLag: 20, plane: null });
    expect(tracking).not.toHaveProperty("detail");
  });

  it("leaves the bound of divergence to the targets where they are real, unless it is said", () => {
    const data = { rows: { columns: ["x"], samples: [[1], [2]], targets: [1e6, 2e6] } };
    const own = { steps: 1, batchSize: 2, target: { measure: "test-loss", reach: 1 } };
    const boundBy = (training: object) =>
      onlySettings({ ...least, data, network: { hidden: [4], loss: "mean-squared-error" }, training })
        .training.divergedAbove;
    expect([boundBy(own), boundBy({ ...own, divergedAbove: 7 })]).toEqual([null, 7]);
  });

  it("reads JSON by the same code", () => {
    expect(readScenario("x.json", JSON.stringify(least))).toMatchObject({ scenario: { title: "A title" } });
  });

  it("writes out shorthands, and lets layers inherit from the network", () => {
    const { network, training } = onlySettings({
      ...least,
      network: {
        hidden: [4, { units: 3, normalization: "none" }],
        normalization: "batch",
        activation: { kind: "relu" },
      },
      training: { steps: 1, sampler: "subset-biased", optimizer: "sgd" },
    });
    expect(network.hidden[0]).toMatchObject({
      activation: { kind: "relu" },
      normalization: { kind: "batch", epsilon: 1e-5 },
    });
    expect(network.hidden[1]).toMatchObject({ units: 3, normalization: { kind: "none" } });
    expect(training.sampler).toEqual({
      kind: "subset-biased",
      bias: 1,
      schedule: "alternate",
      blockLength: 1,
      first: 0,
    });
  });

  it("takes A and B for the subsets", () => {
    const sampler = { kind: "subset-biased", first: "B" };
    expect(onlySettings({ ...least, training: { steps: 1, sampler } }).training.sampler).toMatchObject({
      first: 1,
    });
  });

  it("knows three words for tracking, and replaces the list when one is given", () => {
    const observed = (tracking: unknown) => onlySettings({ ...least, tracking }).tracking.observe;
    expect(observed("outcome")).toEqual([{ what: "accuracy", at: [0, 100] }]);
    expect(observed("layers").map(({ what }) => what)).toEqual([
      "gradient-norm",
      "accuracy",
      "drift",
      "batch-drift",
      "probe-loss",
      "batch-shift",
      "gradient-shift",
      "landscape",
      "causes",
    ]);
    expect(observed({ driftLag: 7, observe: ["drift", { what: "unit-input", at: [1, 2] }] })).toEqual([
      { what: "drift", every: 7 },
      { what: "unit-input", at: [1, 2] },
    ]);
    expect(observed({ observe: ["batch-moments", "probe-percentiles"] })).toEqual([
      { what: "batch-moments", every: 1 },
      { what: "probe-percentiles", at: "snapshots" },
    ]);
  });

  it("refuses a batch of one where a variance needs two, and shares that leave a set without one kind", () => {
    const faultsOf = (changes: object) => {
      const read = readScenario("x.json", JSON.stringify({ ...least, ...changes }));
      return "faults" in read ? read.faults.map(({ path, message }) => `${path}: ${message}`) : [];
    };
    const one = { training: { steps: 1, batchSize: 1 }, network: { hidden: [2], normalization: "batch" } };
    expect(faultsOf(one)).toEqual([
      expect.stringContaining("an unbiased running variance of batch norm needs a batch"),
    ]);
    const biased = { kind: "batch", runningVariance: "biased" };
    expect(faultsOf({ ...one, network: { hidden: [2], normalization: biased } })).toEqual([]);
    const normed = (normalization: object, more: object = {}) =>
      faultsOf({ network: { hidden: [2], normalization }, ...more });
    expect(normed({ kind: "batch", virtualBatch: 64 })).toEqual([
      "network.normalization.virtualBatch: expected a virtual batch no larger than the batch of 32; got 64",
    ]);
    expect(normed({ kind: "batch", virtualBatch: 8, perSubset: true })).toEqual([
      "network.normalization.perSubset: expected virtualBatch or perSubset, not both",
    ]);
    const rows = { columns: ["x"], samples: [[1], [2], [3], [5]], labels: [0, 1, 0, 1] };
    const training = { steps: 1, batchSize: 4 };
    expect(normed({ kind: "batch", perSubset: true }, { data: { rows }, training })).toEqual([
      "network.normalization.perSubset: a norm per subset needs subsets; data.rows have none",
    ]);
    const layers = [
      {
        weights: [
          [1, 2],
          [0, 0],
        ],
        bias: [0, 0],
      },
      { weights: [[1, 1]], bias: [0] },
    ];
    const given = { hidden: [2], normalization: "weight", initialization: { kind: "given", layers } };
    expect(faultsOf({ network: given })).toEqual([
      "network.initialization.layers[0].weights: weight norm needs weights with a direction; those of unit 2 are all 0",
    ]);
    const single = {
      hidden: [],
      loss: "softmax-cross-entropy",
      initialization: { kind: "given", layers: [layers[1]] },
    };
    expect(faultsOf({ network: single })).toEqual([
      "network.initialization.layers[0].weights: expected 2 × 2 weights (units × inputs); got 1 × 2",
      "network.initialization.layers[0].bias: expected 2 biases, one per unit; got 1",
    ]);
    const flowers = { train: 100, test: 20, probe: 100, subsetAShare: 0.98 };
    expect(faultsOf({ data: { flowers } })).toEqual([
      "data.flowers.subsetAShare: a share of 0.98 leaves no flower of subset B among 20 (test)",
    ]);
  });

  it("does not let the drift seem to be taken at other steps than its lag says", () => {
    const text = JSON.stringify({ ...least, tracking: { observe: [{ what: "drift", every: 50 }] } });
    const read = readScenario("x.json", text);
    expect("faults" in read && read.faults[0]?.message).toContain("drift without at and every");
  });
});
