import { describe, expect, it } from "vitest";
import { drift } from "../../../src/tracking/observations/drift.ts";
import { scheduledSteps } from "../../../src/tracking/schedule.ts";
import { plainLayer, sceneOf, watch } from "../scene.ts";

const scene = (driftLag: number, detailed = false, totalSteps = 4) =>
  sceneOf({
    hidden: [plainLayer(2)],
    inputs: 1,
    batchSize: 4,
    seed: "drift",
    totalSteps,
    detailed,
    tracking: { driftLag },
  });

/** On its grid: 0, the lag, twice the lag, … */
const observed = (watched: ReturnType<typeof scene>) =>
  drift.watch(
    watched,
    scheduledSteps({ every: watched.settings.driftLag }, watched.settings, watched.totalSteps),
  );

/** Root mean square and mean absolute of the probe's one feature, and its sd. */
function probeOf({ probe }: ReturnType<typeof scene>) {
  const x = Array.from(probe.data.features.values);
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  return { x, sd: Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length) };
}

describe("drift", () => {
  it("takes a constant shift by hand: drift, displacement and movement are what the bias moved", () => {
    const watched = scene(2);
    const { dense } = watched.network.hidden[0]!;
    dense.weights.set([1, -2]);
    const block = watch(observed(watched), 4, () => {
      dense.bias![0] = dense.bias![0]! + 0.5;
      dense.bias![1] = dense.bias![1]! - 1;
    });
    const { sd } = probeOf(watched);
    const [layer] = block.layers;
    expect(Array.from(block.steps)).toEqual([2, 4]);
    const expected = {
      absolute: [1, 2, 1, 2],
      displacement: [1, 2, 2, 4],
      movement: [1, 2, 1, 2],
      pooledSd: [sd, 2 * sd, sd, 2 * sd],
      displacementSd: [sd, 2 * sd, sd, 2 * sd],
      movementSd: [sd, 2 * sd, sd, 2 * sd],
    };
    for (const [name, values] of Object.entries(expected))
      values.forEach((value, at) => {
        expect(layer![name as keyof typeof expected][at], name).toBeCloseTo(value, 6);
      });
  });

  it("sees flowers change places in the movement and in no distribution", () => {
    // The probe made symmetric: z → −z changes every flower and leaves the distribution as it is.
    const watched = scene(1, false, 1);
    const { values } = watched.probe.data.features;
    values.forEach((_, at) => {
      values[at] = (at % 2 === 0 ? 1 : -1) * (1 + Math.floor(at / 2));
    });
    const { dense } = watched.network.hidden[0]!;
    dense.weights.set([1, 1]);
    const [layer] = watch(observed(watched), 1, () => {
      dense.weights[0] = -1;
    }).layers;
    const rms = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
    expect(layer!.absolute[0]).toBeCloseTo(0, 12);
    expect(layer!.movement[0]).toBeCloseTo(2 * rms, 5);
    expect(layer!.movement[1]).toBe(0);
  });

  it("sees a joint change that no unit's own distribution shows", () => {
    const watched = scene(1, false, 1);
    const { values } = watched.probe.data.features;
    values.forEach((_, at) => {
      values[at] = (at % 2 === 0 ? 1 : -1) * (1 + Math.floor(at / 2));
    });
    const { dense } = watched.network.hidden[0]!;
    dense.weights.set([1, 1]);
    // From (x, x) to (−x, x): both units keep their distribution, the layer does not.
    const block = watch(observed(watched), 1, () => {
      dense.weights[0] = -1;
    });
    const points = Array.from(values);
    const mean = (distance: (a: number, b: number) => number) =>
      points.reduce((sum, a) => sum + points.reduce((inner, b) => inner + distance(a, b), 0), 0) /
      points.length ** 2;
    const within = mean((a, b) => Math.hypot(a - b, a - b));
    const between = mean((a, b) => Math.hypot(a + b, a - b));
    expect(block.joint.layers[0]!.squared[0]).toBeCloseTo(2 * between - 2 * within, 10);
    expect(block.joint.layers[0]!.between[0]).toBeCloseTo(2 * between, 10);
    expect(block.layers[0]!.absolute[0]).toBeCloseTo(0, 12);
  });

  it("takes the joint distance at 20 lags at most, each from one end to the other", () => {
    const watched = scene(1, false, 50);
    const { dense } = watched.network.hidden[0]!;
    const block = watch(observed(watched), 50, (step) => {
      // Only the third step of each three moves anything.
      if (step % 3 === 0) dense.bias![0] = dense.bias![0]! + 5;
    });
    expect(Array.from(block.joint.steps)).toEqual(Array.from({ length: 16 }, (_, at) => 3 * (at + 1)));
    for (const squared of block.joint.layers[0]!.squared) expect(squared).toBeGreaterThan(1);
  });

  it("says how sure a drift is in detailed runs alone: not at all, where every flower moves alike", () => {
    const run = (detailed: boolean) => {
      const watched = scene(1, detailed, 30);
      const { dense } = watched.network.hidden[0]!;
      dense.weights.set([1, 1]);
      return watch(observed(watched), 30, (step) => {
        dense.weights[0] = 1 + step / 10;
        dense.weights[1] = 1 + step / 10;
      });
    };
    expect(run(false).uncertainty).toBeNull();
    const { uncertainty, layers, steps } = run(true);
    expect(uncertainty!.steps.length).toBe(12);
    expect([uncertainty!.steps[0], uncertainty!.steps[11]]).toEqual([1, 30]);
    uncertainty!.steps.forEach((step, at) => {
      const found = steps.indexOf(step) * 2;
      const distance = layers[0]!.absolute[found]! / layers[0]!.pooledSd[found]!;
      const { low, high } = uncertainty!.layers[0]!;
      expect(low[at]).toBeLessThan(distance);
      expect(high[at]).toBeGreaterThan(distance);
    });
  });

  it("ends where the run ended", () => {
    const watched = scene(1, true, 4);
    const instrument = observed(watched);
    const block = watch(instrument, 2, () => {});
    expect(Array.from(block.steps)).toEqual([1, 2]);
    expect(block.layers[0]!.absolute.length).toBe(4);
    expect(Array.from(block.joint.steps)).toEqual([1, 2]);
    expect(Array.from(block.uncertainty!.steps)).toEqual([1, 2]);
  });
});
