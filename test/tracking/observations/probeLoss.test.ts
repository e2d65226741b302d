import { describe, expect, it } from "vitest";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { probeLoss } from "../../../src/tracking/observations/probeLoss.ts";
import { plainLayer, sceneOf, watch } from "../scene.ts";

describe("probe-loss", () => {
  it("is log 2 where nothing is known, and by hand where one logit is", () => {
    const scene = sceneOf({ hidden: [plainLayer(2)], inputs: 2, batchSize: 4, seed: "loss", probe: 10 });
    const { output } = scene.network;
    output.weights.fill(0);
    output.bias!.fill(0);
    const block = watch(probeLoss.watch(scene, Int32Array.of(0, 2)), 2, () => {
      output.bias![0] = 1;
    });
    expect(Array.from(block.steps)).toEqual([0, 2]);
    expect(block.loss[0]).toBeCloseTo(Math.LN2, 12);
    // Half of the labels are 1: ½ log(1 + e⁻¹) + ½ log(1 + e).
    expect(block.loss[1]).toBeCloseTo((Math.log1p(Math.exp(-1)) + Math.log1p(Math.E)) / 2, 12);
  });

  it("normalizes as in training: by the probe itself, whatever the running statistics", () => {
    const hidden = [{ ...plainLayer(2), normalization: pytorchNorm }];
    const scene = sceneOf({ hidden, inputs: 2, batchSize: 4, seed: "loss" });
    const block = watch(probeLoss.watch(scene, Int32Array.of(0, 1)), 1, () => {
      scene.network.hidden[0]!.norm!.runningMean.fill(100);
    });
    expect(block.loss[1]).toBe(block.loss[0]);
  });
});
