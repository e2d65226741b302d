import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { summarize } from "../../src/measures/summarize.ts";
import { plan } from "../../src/plan/plan.ts";
import { fromPortable, toPortable } from "../../src/runs/portable.ts";
import { formatFaults } from "../../src/scenario/faults.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { RunRecord } from "../../src/tracking/record.ts";
import { trainCompiled } from "./trainCompiled.ts";

const HUGE = Number.MAX_VALUE;
const TINY = Number.MIN_VALUE;

const least = {
  title: "T",
  question: "Q?",
  data: { flowers: { train: 60, test: 40, probe: 30 } },
  network: { hidden: [3, 3], normalization: "batch" },
  training: { steps: 12, batchSize: 8 },
  tracking: { evaluations: 3, snapshots: { dense: 2, count: 3 }, driftLag: 4 },
  seeds: 1,
};

/** The same with one setting changed. */
function changed(path: string, value: unknown): string {
  const scenario = structuredClone(least) as Record<string, unknown>;
  const keys = path.split(".");
  const parent = keys.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, scenario);
  parent[keys.at(-1)!] = value;
  return stringify(scenario);
}

/** Numbers as far as the vocabulary lets them go. */
const extremes: readonly (readonly [path: string, values: readonly unknown[]])[] = [
  ["data.flowers.overlap", [100, TINY]],
  ["data.flowers.opennessSd", [100, TINY]],
  ["data.flowers.distance", [0, 100]],
  ["data.flowers.margin", [0, 100]],
  [
    "training.optimizer",
    [
      { kind: "sgd", learningRate: 1e6, weightDecay: 1e6 },
      { kind: "adam", learningRate: 1e6, epsilon: TINY },
      { kind: "adam", epsilon: HUGE },
      { kind: "rmsprop", learningRate: 1e6, epsilon: TINY },
      { kind: "momentum", dampening: 1 },
      { kind: "sgd", schedule: { kind: "step", every: 1, factor: 1000 } },
      { kind: "sgd", schedule: { kind: "step", every: 1, factor: 0 } },
      { kind: "sgd", schedule: { kind: "warm-up", steps: 10_000_000 } },
    ],
  ],
  ["training.divergedAbove", [HUGE, TINY]],
  ["training.target", [{ reach: 0 }, { reach: 1, every: 10_000_000 }, { stay: 1000 }]],
  [
    "network.activation",
    [
      { kind: "leaky-relu", slope: HUGE },
      { kind: "leaky-relu", slope: -HUGE },
      { kind: "elu", alpha: HUGE },
      { kind: "elu", alpha: -HUGE },
      { kind: "softplus", threshold: HUGE },
    ],
  ],
  [
    "network.normalization",
    [
      ...["batch", "batch-renorm", "layer"].flatMap((kind) => [
        { kind, epsilon: HUGE },
        { kind, epsilon: TINY },
      ]),
      { kind: "batch", momentum: 0 },
      { kind: "batch", momentum: 1 },
      { kind: "batch", noise: { mean: HUGE, sd: HUGE, meanJitter: HUGE, sdJitter: HUGE } },
      { kind: "batch-renorm", rMax: HUGE, dMax: HUGE },
      { kind: "batch-renorm", rMax: 1, dMax: 0 },
    ],
  ],
  [
    "network.initialization",
    [
      { kind: "normal", sd: 1000, scale: 1000 },
      { kind: "xavier-normal", scale: 0 },
    ],
  ],
  [
    "tracking",
    [
      { landscapeReach: [1e-6, 1e6] },
      { driftLag: 10_000_000 },
      { populationSample: 1_000_000, fieldSize: 2 },
      { snapshots: { dense: 10_000, count: 10_000, spacing: "logarithmic" } },
      { snapshots: { dense: 0, count: 1 }, evaluations: 2 },
    ],
  ],
  ["training.batchSize", [60]],
  ["training.steps", [1]],
];

describe("a setting at its extremes", () => {
  it.each(extremes)("%s passes the check and then trains, to an end or a divergence", (path, values) => {
    for (const value of values) {
      const read = readScenario("x.yaml", changed(path, value));
      if ("faults" in read) throw new Error(formatFaults(JSON.stringify(value), read.faults));
      const record = fromPortable(toPortable(trainCompiled(plan(read.scenario)[0]!))) as RunRecord;
      expect(["finished", "diverged"], JSON.stringify(value)).toContain(summarize(record).outcome.kind);
    }
  });

  it("is refused where flowers could not be drawn, or not be shown", () => {
    for (const path of ["data.flowers.overlap", "data.flowers.opennessSd"])
      for (const value of [1e308, 101, 0, -1]) {
        const read = readScenario("x.yaml", changed(path, value));
        expect("faults" in read && formatFaults("x.yaml", read.faults)).toContain(
          "a number above 0, at most 100",
        );
      }
  });
});
