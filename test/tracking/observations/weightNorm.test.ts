import { describe, expect, it } from "vitest";
import type { OptimizerSettings } from "../../../src/optimizers/settings.ts";
import { weightNorm } from "../../../src/tracking/observations/weightNorm.ts";
import { plainLayer, sceneOf, watch } from "../scene.ts";

/** The scene with another optimizer. */
function sceneBy(optimizer: OptimizerSettings, hidden = [plainLayer(3)]) {
  const scene = sceneOf({ hidden, inputs: 2, batchSize: 4, seed: "weights", totalSteps: 4 });
  const by = { ...scene.trainedBy(1), optimizer };
  return { ...scene, trainedBy: () => by };
}

describe("weight-norm", () => {
  it("is by hand the length of all weights, and the rate over that of the median unit", () => {
    const scene = sceneBy({ kind: "sgd", learningRate: 0.5 });
    const { weights } = scene.network.hidden[0]!.dense;
    // Lengths 5, 1 and 10.
    weights.set([3, 4, 1, 0, 6, 8]);
    const block = watch(weightNorm.watch(scene, Int32Array.of(0, 2)), 2, (step) => {
      if (step === 2) weights.set([0, 0, 0, 2, 3, 4]);
    });
    expect(Array.from(block.steps)).toEqual([0, 2]);
    expect(block.layers[0]!.norm[0]).toBeCloseTo(Math.sqrt(126), 14);
    expect(block.layers[0]!.rate[0]).toBeCloseTo(0.5 / 25, 16);
    // A unit without weights has none: the median of 0.5/4 and 0.5/25.
    expect(block.layers[0]!.norm[1]).toBeCloseTo(Math.sqrt(29), 14);
    expect(block.layers[0]!.rate[1]).toBeCloseTo((0.125 + 0.02) / 2, 15);
  });

  it("goes by the schedule: the rate of the update that was made, at step 0 that of the first", () => {
    const schedule = { kind: "step", every: 2, factor: 0.1 } as const;
    const scene = sceneBy({ kind: "sgd", learningRate: 2, schedule });
    scene.network.hidden[0]!.dense.weights.set([1, 0, 0, 1, 1, 0]);
    const block = watch(weightNorm.watch(scene, Int32Array.of(0, 1, 2, 3, 4)), 4, () => {});
    const rates = [2, 2, 2, 0.2, 0.2];
    rates.forEach((rate, at) => {
      expect(block.layers[0]!.rate[at]).toBeCloseTo(rate, 15);
    });
  });

  it("takes gains for weights, and directions for what is trained, of a weight norm", () => {
    const scene = sceneBy({ kind: "sgd", learningRate: 1 }, [
      { ...plainLayer(2), normalization: { kind: "weight" } },
    ]);
    const { directions, gains } = scene.network.hidden[0]!.dense.weightNorm!;
    directions.set([3, 4, 6, 8]);
    gains.set([-2, 1]);
    const block = watch(weightNorm.watch(scene, Int32Array.of(0)), 0, () => {});
    expect(block.layers[0]!.norm[0]).toBeCloseTo(Math.sqrt(5), 15);
    expect(block.layers[0]!.rate[0]).toBeCloseTo((1 / 25 + 1 / 100) / 2, 16);
  });

  it("has no rate where the layer is frozen", () => {
    const scene = sceneBy({ kind: "sgd", learningRate: 1 }, [{ ...plainLayer(2), frozen: true }]);
    const block = watch(weightNorm.watch(scene, Int32Array.of(0)), 0, () => {});
    expect(block.layers[0]!.rate[0]).toBe(0);
    expect(block.layers[0]!.norm[0]).toBeGreaterThan(0);
  });

  it("is what turns weights under a norm: η/‖w‖² of a gradient at right angles to them (van Laarhoven 2017)", () => {
    // f(w) = f(w/‖w‖): the gradient is g/‖w‖ at right angles to w, an update turns w by about η·g/‖w‖².
    const turned = (length: number) => {
      const [eta, slope] = [1e-3, 0.7];
      return Math.atan2((eta * slope) / length, length) / slope;
    };
    const scene = sceneBy({ kind: "sgd", learningRate: 1e-3 }, [plainLayer(1)]);
    for (const length of [1, 4]) {
      scene.network.hidden[0]!.dense.weights.set([0, length]);
      const block = watch(weightNorm.watch(scene, Int32Array.of(0)), 0, () => {});
      expect(block.layers[0]!.rate[0]! / turned(length)).toBeCloseTo(1, 5);
    }
  });
});
