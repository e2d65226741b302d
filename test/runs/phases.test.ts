import { describe, expect, it } from "vitest";
import { runKey } from "../../src/runs/runKey.ts";
import type { TrainingPhase } from "../../src/scenario/scenario.ts";
import type { RunRecord } from "../../src/tracking/record.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";
import { trainCompiled } from "./trainCompiled.ts";

const { training, tracking } = smallSettings;
const { sampler, optimizer } = training;
const mixed = { ...sampler, bias: 0 } as typeof sampler;
const slow = { kind: "sgd", learningRate: 0.1 } as const;

const planOf = (phases: readonly TrainingPhase[], steps = training.steps) =>
  smallPlan({ training: { ...training, steps, phases } });
const recordOf = (phases: readonly TrainingPhase[], steps?: number) => trainCompiled(planOf(phases, steps));

const plain = recordOf([]);

/** Of the steps before one: all that was observed of every step. */
const lossesUntil = ({ batches }: RunRecord, step: number) => [...batches.loss.slice(0, step)];

describe("a run in phases", () => {
  it("is the same run where a phase changes nothing, whatever is observed", () => {
    expect(recordOf([{ from: 20, sampler: { ...sampler }, optimizer: { ...optimizer } }])).toEqual(plain);
  });

  it("changes nothing before a phase begins, and everything from its first update on", () => {
    for (const phase of [
      { sampler: mixed },
      { optimizer: slow },
      {
        optimizer: {
          ...slow,
          kind: "adam",
          beta1: 0.9,
          beta2: 0.999,
          epsilon: 1e-8,
          weightDecay: 0,
        } as const,
      },
    ]) {
      const record = recordOf([{ from: 31, ...phase }]);
      expect(lossesUntil(record, 30)).toEqual(lossesUntil(plain, 30));
      expect(record.batches.loss[31]).not.toBe(plain.batches.loss[31]);
    }
  });

  it("ends as another where a phase would begin beyond its last step", () => {
    expect(recordOf([{ from: 61, sampler: mixed }]).parameters).toEqual(plain.parameters);
  });

  it("is looked at by the settings in force: landscape and law of the batches", () => {
    const { blocks } = recordOf([{ from: 31, sampler: mixed, optimizer: slow }]);
    const { steps, learningRate } = blocks.landscape!;
    expect([...learningRate]).toEqual([...steps].map((step) => (step < 31 ? 1 : 0.1)));
    const causes = blocks.causes!;
    const late = [...causes.steps].findIndex((step) => step >= 31);
    for (const { units, bias } of causes.training) {
      expect(bias.mean.subarray(0, late * units).some((each) => each !== 0)).toBe(true);
      expect(bias.mean.subarray(late * units).every((each) => each === 0)).toBe(true);
    }
  });

  it("takes batches of another size, and is watched where these need not be alike", () => {
    const observe = (["unit-input", "normalization", "gradient-norm", "accuracy", "drift"] as const).map(
      (what) => (what === "drift" ? { what, every: 20 } : { what, at: "snapshots" as const }),
    );
    const settings = {
      training: { ...training, phases: [{ from: 31, batchSize: 7 }] },
      tracking: { ...tracking, observe },
    };
    const record = trainCompiled(smallPlan(settings));
    const unwatched = trainCompiled(
      smallPlan({ ...settings, tracking: { ...tracking, observe: [], plane: null } }),
    );
    expect(record.parameters).toEqual(unwatched.parameters);
    expect(lossesUntil(record, 30)).toEqual(lossesUntil(plain, 30));
    expect(record.parameters).not.toEqual(plain.parameters);
    expect(
      [...record.batches.accuracy.slice(30)].every(
        (share) => Math.abs(share * 7 - Math.round(share * 7)) < 1e-9,
      ),
    ).toBe(true);
  });

  it("has a key of its own", () => {
    const keys = [[], [{ from: 31, sampler: mixed }], [{ from: 32, sampler: mixed }]].map((phases) =>
      runKey(planOf(phases), "arithmetic"),
    );
    expect(new Set(keys).size).toBe(3);
  });
});
