import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { faultsOf, least, scenarioOf } from "./leastScenario.ts";

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
