import { describe, expect, it } from "vitest";
import { summarize } from "../../src/measures/summarize.ts";
import { divergenceBound } from "../../src/network/divergenceBound.ts";
import { trainRun } from "../../src/runs/trainRun.ts";
import type { RunSettings } from "../../src/scenario/scenario.ts";
import { smallPlan, smallSettings } from "./smallRun.ts";
import { trainCompiled } from "./trainCompiled.ts";

const { training, tracking, network } = smallSettings;
const { flowers } = smallSettings.data as { flowers: object } & RunSettings["data"];
const observe = tracking.observe.filter(({ what }) => what !== "decision-field");
const settings = {
  data: { flowers: { ...flowers, target: "linear", targetNoise: 0.1 } },
  network: {
    ...network,
    hidden: network.hidden.map((layer) => ({
      ...layer,
      activation: "identity",
      normalization: { kind: "none" },
    })),
    loss: "mean-squared-error",
  },
  training: {
    ...training,
    sampler: { kind: "uniform", replacement: true },
    optimizer: { kind: "sgd", learningRate: 0.03 },
    steps: 300,
    target: { measure: "test-loss", reach: 0.1, stay: 3, every: 10 },
  },
  tracking: { ...tracking, observe },
} as Pick<RunSettings, "data" | "network" | "training" | "tracking">;

describe("a deep linear network on a real target", () => {
  const record = trainCompiled(smallPlan(settings));
  const summary = summarize(record);

  it("comes near to the least loss, the variance of the noise, and counts the steps to a loss", () => {
    expect(record.final.running!.loss).toBeGreaterThan(0.005);
    expect(record.final.running!.loss).toBeLessThan(0.03);
    const { stepsToTarget, checks } = record;
    expect(stepsToTarget).not.toBeNull();
    const at = checks.steps.indexOf(stepsToTarget!);
    expect([...checks.values.slice(at, at + 3)].every((loss) => loss <= 0.1)).toBe(true);
    expect(checks.values[at - 1]).toBeGreaterThan(0.1);
  });

  it("has losses, and no accuracy among its measures and courses", () => {
    const names = new Set(summary.measures.map(({ name }) => name));
    for (const name of [
      "test-loss",
      "probe-loss",
      "generalization-gap-loss",
      "steps-to-target",
      "reached",
    ] as const)
      expect(names).toContain(name);
    for (const name of [
      ...["test-accuracy", "test-accuracy-a", "test-accuracy-b", "own-batch-accuracy"],
      "generalization-gap",
    ] as const)
      expect(names).not.toContain(name);
    const courses = summary.courses.map(({ name }) => name);
    expect(courses).not.toContain("test-accuracy");
    expect(courses).not.toContain("generalization-gap");
    for (const { low, high } of summary.measures.filter(({ name }) => name.endsWith("loss")))
      expect(Number.isFinite(low) && low === high).toBe(true);
  });

  it("is the same on plain kernels, and whatever is observed", () => {
    expect(trainRun(smallPlan(settings))).toEqual(record);
    const unwatched = { ...settings, tracking: { ...tracking, observe: [], plane: null } };
    expect(trainCompiled(smallPlan(unwatched)).parameters).toEqual(record.parameters);
  });
});

describe("a real target in units of its own", () => {
  /** y = 300 000 + 100 000 x, whose mean square is 300 000² + 100 000² · ½ = 9.5e10, by hand. */
  const samples = [-1, 0, 0, 1];
  const run = (divergedAbove: number | null) =>
    trainRun(
      smallPlan({
        ...settings,
        data: {
          rows: {
            columns: ["x"],
            samples: samples.map((x) => [x]),
            labels: samples.map((x) => 300_000 + 100_000 * x),
            classNames: [],
            standardize: false,
          },
        },
        training: {
          ...settings.training,
          batchSize: 4,
          steps: 20,
          optimizer: {
            kind: "adam",
            learningRate: 0.01,
            beta1: 0.9,
            beta2: 0.999,
            epsilon: 1e-8,
            weightDecay: 0,
          },
          divergedAbove,
        },
        tracking: { ...settings.tracking, observe: [], plane: null },
      }),
    );

  it("is learned to the last step, where a bound of 1e6 would end the first", () => {
    expect(run(1e6).outcome).toMatchObject({ kind: "diverged", step: 1, layer: null });
    expect(divergenceBound(Float64Array.from(samples, (x) => 300_000 + 100_000 * x))).toBe(9.5e16);
    expect(run(null).outcome).toEqual({ kind: "finished" });
  });
});
