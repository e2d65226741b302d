import { describe, expect, it } from "vitest";
import { measureRun } from "../../src/measures/measureRun.ts";
import { measures } from "../../src/scenario/vocabulary/measures.ts";
import type { RunRecord } from "../../src/tracking/record.ts";
import { smallPlan } from "../runs/smallRun.ts";
import { trainCompiled } from "../runs/trainCompiled.ts";

const record = trainCompiled(smallPlan());
const measured = (of: RunRecord, name: string, which: { statistic?: string; layer?: number } = {}) =>
  measureRun(of).filter(
    (measure) =>
      measure.name === name &&
      measure.statistic === (which.statistic ?? null) &&
      measure.layer === (which.layer ?? null),
  );

/** What is known of subsets that flowers have not. */
const ofOthers = /^test-accuracy-[c-h]$/;

describe("measureRun", () => {
  it("reads accuracy and loss off the final evaluations, one per inference statistic", () => {
    const [accuracy] = measured(record, "test-accuracy", { statistic: "population" });
    expect([accuracy!.low, accuracy!.high]).toEqual([
      record.final.population!.accuracy,
      record.final.population!.accuracy,
    ]);
    expect(measureRun(record).filter(({ name }) => name === "test-loss")).toHaveLength(6);
  });

  it("reads each subset's accuracy, and that of the worst", () => {
    const running = { loss: 1, accuracy: 0.8, bySubset: { A: 0.9, B: 0.6, C: 0.85 } };
    const three: RunRecord = { ...record, final: { running } };
    const low = (name: string) => measured(three, name, { statistic: "running" }).map((each) => each.low);
    expect([low("test-accuracy-b"), low("test-accuracy-c"), low("test-accuracy-d")]).toEqual([
      [0.6],
      [0.85],
      [],
    ]);
    expect(low("worst-subset-accuracy")).toEqual([0.6]);
    // A set without rows of a subset does not know the worst.
    const unknown: RunRecord = {
      ...record,
      final: { running: { ...running, bySubset: { A: 1, B: Number.NaN } } },
    };
    const [worst] = measured(unknown, "worst-subset-accuracy", { statistic: "running" });
    expect([worst!.low, worst!.high]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it("averages the last hundred batches, or all there are", () => {
    const mean = record.batches.accuracy.reduce((sum, value) => sum + value, 0) / 60;
    expect(measured(record, "own-batch-accuracy")[0]!.low).toBeCloseTo(mean, 14);
  });

  it("gives a target that was not reached a range from the budget on", () => {
    const [steps] = measured({ ...record, stepsToTarget: null }, "steps-to-target");
    expect([steps!.low, steps!.high]).toEqual([60, Number.POSITIVE_INFINITY]);
    const [reached] = measured({ ...record, stepsToTarget: 40 }, "steps-to-target");
    expect([reached!.low, reached!.high]).toEqual([40, 40]);
  });

  it("knows every measure of a run where everything is tracked", () => {
    const known = new Set(measureRun(record).map(({ name }) => name));
    const ofRuns = Object.entries(measures).flatMap(([name, { per }]) =>
      per === "sweep" || ofOthers.test(name) ? [] : [name],
    );
    expect([...known].sort()).toEqual(ofRuns.sort());
  });

  it("puts a diverged run at the bad end, but not the shift of its batches", () => {
    const diverged: RunRecord = {
      ...record,
      outcome: { kind: "diverged", step: 60, layer: 1, loss: Number.NaN },
    };
    const [worst] = measured(diverged, "test-accuracy", { statistic: "running" });
    expect([worst!.low, worst!.high]).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(measured(diverged, "steps-to-target")[0]!.low).toBe(Number.POSITIVE_INFINITY);
    expect(measured(diverged, "batch-shift")).toEqual(measured(record, "batch-shift"));
  });

  it("takes drift by hand: mean over the steps, median over the units", () => {
    const drift = {
      lag: 20,
      steps: Int32Array.of(20, 40),
      layers: [
        {
          units: 3,
          absolute: Float32Array.of(1, 2, 3, 3, 2, 5),
          pooledSd: Float32Array.of(1, 1, 1, 2, 2, 1e-9),
          displacement: Float32Array.of(9, 9, 9, 3, 2, 5),
          displacementSd: Float32Array.of(1, 1, 1, 2, 2, 1e-9),
          movement: Float32Array.of(2, 4, 6, 8, 10, 12),
          movementSd: Float32Array.of(2, 2, 2, 2, 2, 2),
        },
      ],
      joint: {
        steps: Int32Array.of(20, 40),
        layers: [{ squared: Float64Array.of(1, 0), between: Float64Array.of(4, 0) }],
      },
      uncertainty: null,
    };
    const made: RunRecord = { ...record, blocks: { ...record.blocks, drift } };
    // Normalized: 1, 2, 3 and 1.5, 1, marked. Means 1.25, 1.5, 3; sums 2.5, 3, 3. Absolute means 2, 2, 4.
    expect(measured(made, "drift", { layer: 1 })[0]!.low).toBe(1.5);
    expect(measured(made, "path-length", { layer: 1 })[0]!.low).toBe(3);
    expect(measured(made, "drift-absolute", { layer: 1 })[0]!.low).toBe(2);
    // At the end: 1.5, 1 and one that does not vary. Movement: medians 2 and 5. Joint: 1/4, and 0/0 left out.
    expect(measured(made, "displacement", { layer: 1 })[0]!.low).toBe(1.25);
    expect(measured(made, "movement", { layer: 1 })[0]!.low).toBe(3.5);
    expect(measured(made, "joint-movement", { layer: 1 })[0]!.low).toBe(0.25);
  });

  it("takes the gain of the gradient by hand: each layer over the next, then the median over the steps", () => {
    const norms = {
      steps: Int32Array.of(1, 2, 3),
      layers: [1, 2, 3, 9].map((norm) => Float64Array.of(norm, 2 * norm, 5 * norm)),
      preActivation: [Float64Array.of(6, 2, 3), Float64Array.of(4, 2, 1), Float64Array.of(2, 0, 4)],
    };
    const made: RunRecord = { ...record, blocks: { ...record.blocks, "gradient-norm": norms } };
    // 1.5, 1 and 3; then 2, a gradient of 0 below (left out), and 0.25.
    expect(measured(made, "gradient-gain", { layer: 1 })[0]!.low).toBe(1.5);
    expect(measured(made, "gradient-gain", { layer: 2 })[0]!.low).toBe(1.125);
    expect(measured(made, "gradient-gain", { layer: 3 })).toEqual([]);
    // Of hidden layers: not of the output layer.
    const found = measureRun(made).filter(({ name }) => name === "gradient-norm");
    expect(found.map(({ layer, low }) => [layer, low])).toEqual([
      [1, 2],
      [2, 4],
      [3, 6],
    ]);
  });

  it("takes the gaps between training and test at the end, the worse test the larger", () => {
    const both = {
      steps: Int32Array.of(0, 60),
      loss: Float64Array.of(0.75, 0.25),
      accuracy: Float64Array.of(0.5, 0.875),
      testLoss: Float64Array.of(0.75, 0.75),
      testAccuracy: Float64Array.of(0.5, 0.75),
    };
    const made: RunRecord = { ...record, blocks: { ...record.blocks, "training-set": both } };
    expect(measured(made, "generalization-gap")[0]!.low).toBe(0.125);
    expect(measured(made, "generalization-gap-loss")[0]!.low).toBe(0.5);
  });

  it("takes the norm of the weights at the end, and the effective rate over the steps", () => {
    const layers = [{ norm: Float64Array.of(1, 2, 4), rate: Float64Array.of(4, 1, 2) }];
    const weights = { steps: Int32Array.of(0, 30, 60), layers };
    const made: RunRecord = { ...record, blocks: { ...record.blocks, "weight-norm": weights } };
    expect(measured(made, "weight-norm", { layer: 1 })[0]!.low).toBe(4);
    expect(measured(made, "effective-rate", { layer: 1 })[0]!.low).toBe(2);
  });

  it("takes the effective rank at the end", () => {
    const ranks = { steps: Int32Array.of(0, 60), layers: [Float64Array.of(4, 2), Float64Array.of(3, 1.5)] };
    const made: RunRecord = { ...record, blocks: { ...record.blocks, "effective-rank": ranks } };
    expect(measured(made, "effective-rank", { layer: 1 })[0]!.low).toBe(2);
    expect(measured(made, "effective-rank", { layer: 2 })[0]!.low).toBe(1.5);
  });

  it("says nothing about what was not tracked", () => {
    const untracked = trainCompiled(
      smallPlan({ tracking: { ...smallPlan().settings.tracking, observe: [] } }),
    );
    const known = new Set(measureRun(untracked).map(({ name }) => name));
    const always = Object.entries(measures).flatMap(([name, { needs, per }]) =>
      needs === null && per !== "sweep" && !ofOthers.test(name) ? [name] : [],
    );
    expect([...known].sort()).toEqual(always.sort());
  });
});
