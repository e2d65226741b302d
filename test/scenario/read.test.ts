import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { formatFaults } from "../../src/scenario/faults.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { limits } from "../../src/scenario/vocabulary/limits.ts";
import { observationNames } from "../../src/tracking/observations/observations.ts";

const least = {
  title: "A title",
  question: "A question?",
  data: { flowers: {} },
  network: { hidden: [16, 16] },
  training: { steps: 100 },
};

function scenarioOf(value: object): Scenario {
  const read = readScenario("folder/A Name.yaml", stringify(value));
  if ("faults" in read) throw new Error(formatFaults("file", read.faults));
  return read.scenario;
}

const faultsOf = (value: object): string => {
  const read = readScenario("file", stringify(value));
  return "faults" in read ? formatFaults("file", read.faults) : "";
};

const onlySettings = (value: object) => scenarioOf(value).variants[0]!.settings;

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
      batchSize: 32,
      sampler: { kind: "uniform", replacement: true },
      optimizer: { kind: "sgd", learningRate: 0.1, weightDecay: 0, schedule: { kind: "constant" } },
      target: { measure: "test-accuracy", reach: 0.9, stay: 3, every: 10 },
      divergedAbove: 1e6,
    });
    expect(tracking.observe.map(({ what }) => what)).toEqual(
      observationNames.filter(
        (what) => !["batch-moments", "probe-percentiles", "sensitivity"].includes(what),
      ),
    );
    expect(tracking).toMatchObject({ evaluations: 40, driftLag: 20, plane: null });
    expect(tracking).not.toHaveProperty("detail");
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

describe("vary", () => {
  it("makes every combination, the first factor slowest, and names it", () => {
    const { factors, variants } = scenarioOf({
      ...least,
      vary: {
        norm: {
          none: { "network.normalization": "none" },
          "batch norm": { "network.normalization": "batch" },
        },
        "training.optimizer.learningRate": [0.1, 1],
      },
    });
    expect(factors.map(({ name }) => name)).toEqual(["norm", "training.optimizer.learningRate"]);
    expect(variants.map(({ id }) => id)).toEqual([
      "none--0-1",
      "none--1",
      "batch-norm--0-1",
      "batch-norm--1",
    ]);
    expect(variants[2]!.label).toBe("batch norm, 0.1");
    expect(variants[3]!.settings.training.optimizer.learningRate).toBe(1);
    expect(variants[3]!.settings.network.hidden[0]!.normalization.kind).toBe("batch");
  });

  it("tells ids apart that would be the same slug", () => {
    const { variants } = scenarioOf({
      ...least,
      vary: { steps: { "a b": {}, "a-b": { "training.steps": 5 }, β: { "training.steps": 6 } } },
    });
    expect(variants.map(({ id }) => id)).toEqual(["a-b", "a-b-2", "variant-3"]);
  });

  it("resets an object to the defaults of its kind, and sets single values in what a shorthand stands for", () => {
    const { variants } = scenarioOf({
      ...least,
      network: { hidden: [3, 4], normalization: "batch" },
      training: { steps: 1, sampler: { kind: "subset-biased", bias: 0.2, blockLength: 9 } },
      vary: {
        how: {
          kind: { "training.sampler.bias": 0.7, "training.sampler.kind": "class-biased" },
          value: { "network.normalization.placement": "after", "network.hidden[1].units": 8 },
        },
      },
    });
    expect(variants[0]!.settings.training.sampler).toMatchObject({
      kind: "class-biased",
      bias: 0.7,
      blockLength: 1,
    });
    expect(variants[1]!.settings.network.hidden.map(({ units }) => units)).toEqual([3, 8]);
    expect(variants[1]!.settings.network.hidden[0]!.normalization).toMatchObject({
      kind: "batch",
      placement: "after",
    });
  });

  it("lets a claim average over factors that no side names", () => {
    const vary = {
      norm: { none: {}, batch: { "network.normalization": "batch" } },
      "training.batchSize": [8, 16],
    };
    const claims = (average: string[]) => [
      {
        id: "a",
        says: "a",
        measure: "reached",
        by: 0.1,
        average,
        better: { norm: "batch" },
        than: { norm: "none" },
      },
    ];
    const read = (average: string[]) =>
      readScenario("x.json", JSON.stringify({ ...least, vary, claims: claims(average) }));
    const well = read(["training.batchSize"]);
    expect("scenario" in well && well.scenario.claims[0]!.average).toEqual(["training.batchSize"]);
    const faults = (result: ReturnType<typeof read>) =>
      "faults" in result ? result.faults.map(({ path, message }) => `${path}: ${message}`) : [];
    expect(faults(read(["batch"]))[0]).toMatch(/^claims\[0\].average\[0\]: unknown factor "batch"/);
    expect(faults(read(["norm"]))).toEqual([
      'claims[0].average[0]: expected a factor that no side names; got "norm"',
    ]);
  });

  it("lets an association run across every factor that the claim leaves open, and keep to a level", () => {
    const vary = {
      norm: { none: {}, batch: { "network.normalization": "batch" } },
      "training.batchSize": [8, 16],
      "training.optimizer.learningRate": [0.1, 1],
    };
    const claim = (associates: object, more = {}) => {
      const given = { id: "a", says: "a", measure: "reached", by: 0.3, associates, ...more };
      const read = readScenario("x.json", JSON.stringify({ ...least, vary, claims: [given] }));
      return "scenario" in read ? read.scenario.claims[0] : read.faults;
    };
    const other = { with: "test-accuracy", direction: "falls" };
    const factors = Object.keys(vary);
    expect(claim(other)).toMatchObject({
      form: "association",
      with: { kind: "test-accuracy", statistic: "running", layer: null },
      direction: "falls",
      across: factors,
    });
    expect(claim({ ...other, where: { norm: "batch" } })).toMatchObject({ across: factors.slice(1) });
    expect(claim(other, { average: ["norm"] })).toMatchObject({
      across: factors.slice(1),
      average: ["norm"],
    });
    expect(claim({ ...other, across: ["norm", "training.batchSize"] })).toMatchObject({
      across: ["norm", "training.batchSize"],
    });
  });

  it("keeps levels in the order in which they are written, numbers too", () => {
    const text = JSON.stringify({ ...least, vary: {} }).replace(
      '"vary":{}',
      '"vary":{"bias":{"0":{},"0.5":{},"1":{},"none":{},"0.25":{}}}',
    );
    const read = readScenario("x.json", text);
    expect("scenario" in read && read.scenario.factors).toEqual([
      { name: "bias", levels: ["0", "0.5", "1", "none", "0.25"] },
    ]);
  });

  it("lets variants supply what the file leaves out", () => {
    const { network: _, ...rest } = least;
    expect(
      scenarioOf({ ...rest, vary: { "network.hidden": [[2], [3, 3]] } }).variants.map(({ id }) => id),
    ).toEqual(["2", "3-3"]);
  });

  it("refuses two factors that set the same", () => {
    const vary = {
      "training.sampler": ["uniform", "subset-biased"],
      bias: { low: { "training.sampler.bias": 0.1 } },
    };
    expect(faultsOf({ ...least, vary })).toContain(
      "sets training.sampler.bias, and factor training.sampler sets training.sampler",
    );
  });
});

describe("hostile and odd input", () => {
  it("gives a scenario or faults for any value, and never throws", () => {
    const path = fc.constantFrom(
      "training.steps",
      "network.hidden[0]",
      "data",
      "tracking.plane",
      "__proto__",
      "a..b",
    );
    const leaf = fc.oneof(fc.jsonValue({ maxDepth: 3 }), path);
    const shaped = fc.record(
      {
        title: leaf,
        data: fc.oneof(leaf, fc.record({ flowers: leaf, rows: leaf }, { requiredKeys: [] })),
        network: fc.oneof(leaf, fc.record({ hidden: leaf, normalization: leaf }, { requiredKeys: [] })),
        training: fc.oneof(leaf, fc.record({ steps: leaf, sampler: leaf }, { requiredKeys: [] })),
        vary: fc.oneof(
          leaf,
          fc.dictionary(path, fc.oneof(leaf, fc.dictionary(fc.string(), fc.dictionary(path, leaf)))),
        ),
        claims: fc.oneof(
          leaf,
          fc.array(
            fc.record(
              {
                id: leaf,
                measure: leaf,
                better: leaf,
                trend: fc.record({ over: leaf, where: leaf }),
                associates: fc.oneof(leaf, fc.record({ with: leaf, across: leaf, where: leaf })),
              },
              { requiredKeys: [] },
            ),
          ),
        ),
        seeds: leaf,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          shaped,
          shaped.map((value) => ({ ...least, ...value })),
        ),
        (value) => {
          const read = readScenario("x.json", JSON.stringify(value));
          if ("faults" in read) {
            expect(read.faults.length).toBeGreaterThan(0);
            const text = formatFaults("x.json", read.faults);
            const told = Math.min(read.faults.length, limits.faults);
            expect(text.split("\n")).toHaveLength(1 + told + (told < read.faults.length ? 1 : 0));
            expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
          } else expect(read.scenario.variants.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 600, seed: 24 },
    );
  });

  it("gives a scenario or faults for any text, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
        expect(() => readScenario("x", text)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it("bounds the number of variants before making them", () => {
    const many = (path: string) => [path, Array.from({ length: 500 }, (_, index) => index + 1)] as const;
    const vary = Object.fromEntries(["training.steps", "training.batchSize", "tracking.driftLag"].map(many));
    expect(faultsOf({ ...least, vary })).toContain(`at most ${limits.variants} variants`);
  });

  it("leaves no trace on Object.prototype", () => {
    readScenario(
      "x",
      '{"__proto__": {"polluted": 1}, "vary": {"a": {"b": {"constructor.prototype.polluted": 1}}}}',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
