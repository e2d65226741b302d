import { describe, expect, it } from "vitest";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { trainingSet } from "../../../src/tracking/observations/trainingSet.ts";
import { plainLayer, sceneOf, watch } from "../scene.ts";

describe("training-set", () => {
  it("is by hand of all training samples, and of all test samples beside them", () => {
    const scene = sceneOf({ hidden: [plainLayer(1)], inputs: 1, batchSize: 4, seed: "sets" });
    const { network, split } = scene;
    const { train, test } = split;
    network.hidden[0]!.dense.weights[0] = 1;
    network.hidden[0]!.dense.bias![0] = 0;
    network.output.weights[0] = 1;
    network.output.bias![0] = 0;
    // Every second of 20 training samples is 1: right all, by a logit of 2. Of 10 test samples 4 are on the wrong side.
    for (let n = 0; n < 20; n++) train.features.values[n] = n % 2 === 1 ? 2 : -2;
    for (let n = 0; n < 10; n++) test.features.values[n] = (n % 2 === 1 ? 2 : -2) * (n < 4 ? -1 : 1);
    const block = watch(trainingSet.watch(scene, Int32Array.of(0, 1)), 1, () => {
      network.output.weights[0] = 0;
    });
    const right = Math.log1p(Math.exp(-2));
    const wrong = Math.log1p(Math.exp(2));
    expect(Array.from(block.steps)).toEqual([0, 1]);
    expect(block.accuracy[0]).toBe(1);
    expect(block.testAccuracy[0]).toBe(0.6);
    expect(block.loss[0]).toBeCloseTo(right, 14);
    expect(block.testLoss[0]).toBeCloseTo(0.6 * right + 0.4 * wrong, 14);
    // Where nothing is known both are log 2.
    expect(block.loss[1]).toBeCloseTo(Math.LN2, 14);
    expect(block.testLoss[1]).toBeCloseTo(Math.LN2, 14);
  });

  it("normalizes by running statistics, not by the samples themselves", () => {
    const hidden = [{ ...plainLayer(2), normalization: pytorchNorm }];
    const scene = sceneOf({ hidden, inputs: 2, batchSize: 4, seed: "sets" });
    const { network } = scene;
    const block = watch(trainingSet.watch(scene, Int32Array.of(0, 1)), 1, () => {
      // Far from every sample: both sets are one constant, and half of each is right.
      network.hidden[0]!.norm!.runningMean.fill(1e9);
    });
    expect(block.loss[1]).toBeGreaterThan(1e6);
    expect(block.accuracy[1]).toBe(0.5);
    expect(block.testAccuracy[1]).toBe(0.5);
  });
});
