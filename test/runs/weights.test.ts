import { describe, expect, it } from "vitest";
import { trainRun } from "../../src/runs/trainRun.ts";
import type { RunSettings } from "../../src/scenario/scenario.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";
import { trainCompiled } from "./trainCompiled.ts";

const { training, tracking } = smallSettings;
const { flowers } = smallSettings.data as { flowers: object } & RunSettings["data"];
const shifted = {
  data: { flowers: { ...flowers, subsetAShare: 0.75, testSubsetAShare: 0.25 } },
} as Pick<RunSettings, "data">;
const uniform = { kind: "uniform", replacement: true } as const;
const importance = { kind: "importance", towards: null } as const;
const planOf = (changes: Partial<RunSettings["training"]>, observed = true) =>
  smallPlan({
    ...shifted,
    training: { ...training, sampler: uniform, ...changes },
    ...(observed ? {} : { tracking: { ...tracking, observe: [], plane: null } }),
  });

describe("a run with importance weights", () => {
  const weighted = trainCompiled(planOf({ weights: importance }));

  it("is the same whatever is observed, and on plain kernels", () => {
    expect(trainCompiled(planOf({ weights: importance }, false)).parameters).toEqual(weighted.parameters);
    expect(trainRun(planOf({ weights: importance }))).toEqual(weighted);
  });

  it("is another run than without, and the same where it aims at what it draws", () => {
    const plain = trainCompiled(planOf({}));
    expect(weighted.parameters).not.toEqual(plain.parameters);
    // A is 3/4 of the training set and is aimed at with 3/4: every weight is 1.
    const same = trainCompiled(planOf({ weights: { ...importance, towards: { A: 0.75 } } }));
    expect(same).toEqual(plain);
  });

  it("watches the landscape of the loss that it trains", () => {
    const { landscape } = weighted.blocks;
    const { loss } = weighted.batches;
    landscape!.steps.forEach((step, seen) => {
      expect(landscape!.loss[seen]).toBe(loss[step - 1]);
    });
  });
});
