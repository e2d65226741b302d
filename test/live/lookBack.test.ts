import { describe, expect, it } from "vitest";
import { simulateSplit } from "../../src/flowers/split.ts";
import { plainKernels } from "../../src/kernels/plainKernels.ts";
import { type Dials, usualDials } from "../../src/live/dials.ts";
import { createLiveRun } from "../../src/live/liveRun.ts";
import { liveSettings } from "../../src/live/liveSettings.ts";
import type { LastBatch } from "../../src/live/unitDetail.ts";
import { rowOf } from "../../src/matrix.ts";
import { randomStream } from "../../src/random.ts";
import { createStepper } from "../../src/runs/stepper.ts";

const place = { layer: 1, unit: 2 };
const small = { depth: 2, width: 4, batch: 16, steps: 40 };

/** z and input of the unit in each of the first batches, as the trainer had them when it trained by them. */
function trained(changes: Partial<Dials>, steps: number) {
  const { seed, flowers, network, training } = liveSettings({ ...usualDials, ...small, ...changes });
  const { split } = simulateSplit(flowers, randomStream(String(seed)).child("data"));
  const stepper = createStepper({ seed, network, training, split, classes: 2 }, plainKernels);
  return Array.from({ length: steps }, () => {
    stepper.draw();
    stepper.train();
    const { preActivation, unitInput } = stepper.trainer.hidden[place.layer]!;
    return { z: rowOf(preActivation, place.unit).slice(), u: rowOf(unitInput, place.unit).slice() };
  });
}

function lookedAt(changes: Partial<Dials>, ...advances: readonly number[]): LastBatch | null {
  const run = createLiveRun(liveSettings({ ...usualDials, ...small, ...changes }), plainKernels);
  for (const steps of advances) run.advance(steps);
  return run.frame(place).unit!.lastBatch;
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: Float64Array) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / values.length);

describe("looking back at the last batch", () => {
  it.each(["none", "batch", "batch-renorm", "layer", "ghost", "per-subset"] as const)(
    "shows z and input of a unit of %s as they passed in training, and shares out what moved z",
    (norm) => {
      const batches = trained({ norm }, 7);
      const [before, last] = batches.slice(-2) as [(typeof batches)[0], (typeof batches)[0]];
      const { example, unitInput, fromBatch } = lookedAt({ norm }, 7)!;
      expect(example.preActivation).toEqual(last.z);
      expect(unitInput).toEqual(last.u);
      expect(fromBatch!.total).toBeCloseTo((mean(last.z) - mean(before.z)) / sd(before.z), 9);
      expect(example.normalization === null).toBe(norm !== "batch");
    },
  );

  it("sees the same after one step more as after all at once, and at the end of training", () => {
    expect(lookedAt({}, 6, 1)).toEqual(lookedAt({}, 7));
    expect(lookedAt({}, 500)).toEqual(lookedAt({}, 39, 1));
  });

  it("says what an update did to the unit on probe flowers, and nothing of what is not there", () => {
    const run = createLiveRun(liveSettings({ ...usualDials, ...small }), plainKernels);
    run.advance(9);
    const before = Float64Array.from(run.frame(place).unit!.inputs);
    run.advance(1);
    const { inputs, lastBatch } = run.frame(place).unit!;
    const moved = (mean(Float64Array.from(inputs)) - mean(before)) / sd(before);
    expect(lastBatch!.fromUpdate.total).toBeCloseTo(moved, 4);
    expect(lookedAt({}, 1)!.fromBatch).toBeNull();
    expect(lookedAt({})).toBeNull();
    expect(run.frame({ layer: 7, unit: 0 }).unit).toBeNull();
    expect(run.frame().unit).toBeNull();
  });
});
