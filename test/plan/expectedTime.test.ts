import { describe, expect, it } from "vitest";
import { expectedTime, workOfRun } from "../../src/plan/expectedTime.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function scenarioOf(more: object = {}): Scenario {
  const text = JSON.stringify({
    title: "A title",
    question: "A question?",
    data: { flowers: { train: 400, test: 200, probe: 50 } },
    network: { hidden: [4] },
    training: { steps: 100, batchSize: 10 },
    tracking: { observe: [{ what: "probe-loss", every: 50 }] },
    seeds: 6,
    ...more,
  });
  const read = readScenario("x.json", text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
}

const operations = (more: object = {}, detailed = false) =>
  workOfRun(scenarioOf(more).variants[0]!.settings, detailed).operations;
/** Operations of passes, each of which counts 1.75 times. */
const watched = (observe: readonly unknown[], more: object = {}, detailed = false) =>
  (operations({ tracking: { observe }, ...more }, detailed) -
    operations({ tracking: { observe: [] }, ...more })) /
  1.75;

/** 100 steps, and 2·4 + 4·1 weights that are drawn. */
const beside = 80_000 * 100 + 4000 * 12;

describe("what a run should take", () => {
  it("is (2·4 + 4·1 + 30·4) · (3·100·10 + 10·200 + 200 + 1.75·3·1·50) = 132 · 5,462.5 operations, beside steps and weights", () => {
    expect(operations()).toBe(132 * 5462.5 + beside);
    expect(workOfRun(scenarioOf().variants[0]!.settings, false).watching).toBe(132 * 262.5);
  });

  it("counts a normalization with the activation, and its statistics of the training set at the end", () => {
    const network = { hidden: [4], normalization: "batch" };
    expect(operations({ network })).toBe(172 * (5262.5 + 5 * 200 + 400) + beside);
  });

  it("counts groups that are normalized by themselves, and noise behind a norm", () => {
    const of = (more: object) =>
      operations({ network: { hidden: [4], normalization: { kind: "batch", ...more } } });
    expect(of({ virtualBatch: 5 }) - of({})).toBe((17_000 / 5) * (5262.5 + 5 * 200 + 400));
    const noise = { mean: 0.5, sd: 1.25, meanJitter: 0.1, sdJitter: 0.1 };
    expect(of({ noise }) - of({})).toBe(1000 * 100 * 10 * 4);
  });

  it("counts what is left out: 450 operations per unit and trained sample", () => {
    expect(operations({ network: { hidden: [4], dropout: 0.5 } })).toBe(
      132 * 5462.5 + beside + 450 * 100 * 10 * 4,
    );
  });

  it("counts what is observed: 5 passes of the probe at each of two steps for the causes", () => {
    expect(watched([{ what: "causes", at: [10, 20] }])).toBe(132 * (2 * 5 * 50));
  });

  it("counts passes over the training set", () => {
    expect(watched([{ what: "training-set", at: [10, 20] }])).toBe(132 * 2 * 400);
  });

  it("counts passes over the batch, and over the test set by every statistic where there are some", () => {
    expect(watched([{ what: "landscape", at: [10] }])).toBe(132 * 12 * 10);
    expect(watched([{ what: "accuracy", at: [10] }])).toBeCloseTo(132 * 1.3 * 200, 6);
    const network = { hidden: [4], normalization: "batch" };
    expect(watched([{ what: "accuracy", at: [10] }], { network })).toBe(172 * 9 * 200);
  });

  it("counts what a detailed run has more: fields on a grid, where there are two features", () => {
    const field = [{ what: "decision-field", at: [10] }];
    expect(watched(field)).toBe(0);
    expect(watched(field, {}, true)).toBe(132 * 5 * 48 * 48);
    expect(watched(["unit-input"], {}, true)).toBeCloseTo((5.7 / 1.7) * watched(["unit-input"]), 6);
  });

  it("counts drift on its own grid: at 0, 20, … 100", () => {
    expect(watched(["drift"])).toBeCloseTo(132 * 6 * 3 * 50, 6);
  });
});

describe("what a scenario should take", () => {
  const seconds = (more: object = {}) => expectedTime(scenarioOf(more)).seconds;

  it("is the sum over its variants and seeds", () => {
    const one = seconds();
    expect(seconds({ seeds: 12 })).toBeCloseTo(2 * one, 12);
    const two = { vary: { "training.batchSize": [10, 20] } };
    expect(seconds(two) - 2 * one).toBeCloseTo((6 * 132 * 3 * 100 * 10) / 1.3e10, 12);
  });

  it("has the tuning runs in it", () => {
    const tuned = {
      tune: { path: "training.optimizer.learningRate", values: [0.1, 1], best: "test-accuracy", seeds: 3 },
    };
    expect(seconds(tuned)).toBeCloseTo(2 * seconds(), 12);
  });

  it("takes more for the seeds that are detailed, and for all of them where every unit is kept", () => {
    const tracking = { observe: ["unit-input"] };
    const of = (detailedSeeds: number) => seconds({ tracking, report: { detailedSeeds } });
    expect(of(4) - of(2)).toBeCloseTo(of(2) - of(0), 12);
    expect(of(2)).toBeGreaterThan(of(0));
    expect(seconds({ tracking: { ...tracking, units: "all" } })).toBeCloseTo(of(6), 12);
  });

  it("is known of rows, too", () => {
    const rows = {
      data: { rows: { columns: ["x"], samples: [[1], [2], [3], [4]], labels: [0, 1, 0, 1] } },
      training: { steps: 100, batchSize: 4 },
    };
    expect(operations(rows)).toBe(
      (4 + 4 + 120) * (3 * 400 + 10 * 4 + 4 + 1.75 * 3 * 4) + 80_000 * 100 + 4000 * 8,
    );
  });
});
