import { describe, expect, it } from "vitest";
import { batchDrift } from "../../../src/tracking/observations/batchDrift.ts";
import { plainLayer, sceneOf, watch } from "../scene.ts";

const planned = (steps: number) => Int32Array.from({ length: steps + 1 }, (_, step) => step);

describe("batch-drift", () => {
  it("takes the distance of one batch to the one before by hand, as training saw them", () => {
    const scene = sceneOf({ hidden: [plainLayer(1)], inputs: 1, batchSize: 4, seed: "batches" });
    const { trainer, network } = scene;
    network.hidden[0]!.dense.weights.set([1]);
    const block = watch(batchDrift.watch(scene, planned(3)), 3, (step) => {
      trainer.batch.values.set([0, 1, 2, 3].map((x) => x * step));
      // The forward pass alone: nothing is updated.
      trainer.forwardBackward();
    });
    // Step 2 sees 0 2 4 6 after 0 1 2 3, step 3 sees 0 3 6 9. Sds: √1.25 times the step.
    expect(Array.from(block.steps)).toEqual([2, 3]);
    expect(Array.from(block.layers[0]!.absolute)).toEqual([1.5, 1.5]);
    expect(block.layers[0]!.pooledSd[0]).toBeCloseTo(Math.sqrt((1.25 + 5) / 2), 6);
    expect(block.layers[0]!.pooledSd[1]).toBeCloseTo(Math.sqrt((5 + 11.25) / 2), 6);
  });

  it("holds uniform batches to be chance: about 1 in 20 is above the band, half above its middle", () => {
    const scene = sceneOf({
      hidden: [plainLayer(3), plainLayer(2)],
      inputs: 2,
      batchSize: 8,
      seed: "chance",
      totalSteps: 400,
    });
    const { trainer, split } = scene;
    const draws = scene.stream.child("test");
    const block = watch(batchDrift.watch(scene, planned(400)), 400, () => {
      for (let at = 0; at < 8; at++) {
        const sample = draws.integer(split.train.size);
        for (let feature = 0; feature < 2; feature++)
          trainer.batch.values[feature * 8 + at] =
            split.train.features.values[feature * split.train.size + sample]!;
      }
      trainer.forwardBackward();
    });
    // Nothing is trained, so the band of any step holds for all.
    expect(block.band.steps.length).toBe(12);
    block.layers.forEach(({ absolute, pooledSd, units }, index) => {
      const distances = absolute.map((distance, at) => distance / pooledSd[at]!);
      const { unit50, unit95 } = block.band.layers[index]!;
      for (const [limits, share] of [
        [unit50, 0.5],
        [unit95, 0.05],
      ] as const) {
        const middle = [...limits].reduce((sum, limit) => sum + limit, 0) / limits.length;
        const above = distances.filter((distance) => distance > middle).length / distances.length;
        // 399 steps of correlated units: four standard errors of that many alone.
        expect(Math.abs(above - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 399));
      }
      expect(unit95.length).toBe(12 * units);
    });
  });

  it("knows the median over the units beside them, between the least and the greatest", () => {
    const scene = sceneOf({ hidden: [plainLayer(3)], inputs: 2, batchSize: 6, seed: "median" });
    const block = watch(batchDrift.watch(scene, planned(4)), 4, () => {
      scene.trainer.batch.values.forEach((_, at, values) => {
        values[at] = Math.sin(7 * at);
      });
      scene.trainer.forwardBackward();
    });
    const [{ unit50, layer50, layer95 }] = block.band.layers as [(typeof block.band.layers)[number]];
    layer50.forEach((middle, at) => {
      const units = unit50.slice(3 * at, 3 * at + 3);
      expect(middle).toBeGreaterThan(0.5 * Math.min(...units));
      expect(middle).toBeLessThan(1.5 * Math.max(...units));
      expect(layer95[at]).toBeGreaterThan(middle);
    });
  });
});
