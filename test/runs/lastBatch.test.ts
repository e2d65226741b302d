import { describe, expect, it } from "vitest";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { randomStream } from "../../src/random.ts";
import { splitOf } from "../../src/runs/parts.ts";
import { createStepper } from "../../src/runs/stepper.ts";
import { trainRun } from "../../src/runs/trainRun.ts";
import type { RunSettings } from "../../src/scenario/scenario.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";
import { trainCompiled } from "./trainCompiled.ts";

const { training, tracking, network, data } = smallSettings;
// 200 training flowers: 12 batches of 16, and 8.
const kept = { kind: "uniform", replacement: false, lastBatch: "keep" } as const;
const adam = {
  kind: "adam",
  learningRate: 0.02,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
} as const;
const observe = (["unit-input", "normalization", "gradient-norm", "accuracy"] as const).map((what) => ({
  what,
  at: "snapshots" as const,
}));
const planOf = (changes: Partial<RunSettings["training"]>, watched = true) =>
  smallPlan({
    training: { ...training, sampler: kept, ...changes },
    tracking: { ...tracking, observe: watched ? observe : [], plane: null },
  });

describe("a run that keeps the last batches of its epochs", () => {
  it("trains on 8 samples at every 13th step", () => {
    const { batches } = trainCompiled(planOf({}));
    const inSamples = (share: number, size: number) =>
      Math.abs(share * size - Math.round(share * size)) < 1e-9;
    expect([12, 25, 38, 51].every((at) => inSamples(batches.accuracy[at]!, 8))).toBe(true);
    expect([...batches.accuracy].every((share) => inSamples(share, 16))).toBe(true);
    expect(batches.loss).not.toEqual(
      trainCompiled(planOf({ sampler: { ...kept, lastBatch: "join" } })).batches.loss,
    );
  });

  it.each([training.optimizer, adam])("is the same on plain kernels and unwatched, by %j", (optimizer) => {
    const phases = [{ from: 31, batchSize: 24, optimizer: { ...optimizer, learningRate: 0.01 } }];
    const record = trainCompiled(planOf({ optimizer, phases }));
    expect(trainRun(planOf({ optimizer, phases }))).toEqual(record);
    expect(trainCompiled(planOf({ optimizer, phases }, false)).parameters).toEqual(record.parameters);
  });

  it("goes on from any step to the same bits", () => {
    const make = () => {
      const split = splitOf(data, ".", randomStream("1").child("data"));
      const run = {
        seed: 1,
        network,
        training: { ...training, sampler: kept, optimizer: adam },
        split,
        classes: 2,
      };
      return createStepper(run, plainKernels);
    };
    const one = make();
    const advance = (stepper: ReturnType<typeof make>, steps: number) => {
      for (let step = 0; step < steps; step++) {
        stepper.draw();
        stepper.train();
      }
      return stepper.network.parameters.map(({ values }) => [...values]);
    };
    advance(one, 13);
    const saved = one.save();
    expect(saved.batchIndices.length).toBe(8);
    const end = advance(one, 20);
    const other = make();
    other.restore(saved);
    expect(advance(other, 20)).toEqual(end);
    one.restore(saved);
    expect(advance(one, 20)).toEqual(end);
  });
});
