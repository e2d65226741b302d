import { describe, expect, it } from "vitest";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import type { HiddenLayerSettings } from "../../../src/network/settings.ts";
import { sensitivity } from "../../../src/tracking/observations/sensitivity.ts";
import { sceneOf } from "../scene.ts";

const noisy: HiddenLayerSettings = {
  units: 3,
  activation: "tanh",
  normalization: { ...pytorchNorm, noise: { mean: 0.5, sd: 1.5, meanJitter: 0.2, sdJitter: 0.2 } },
  bias: true,
};

/** The block after four steps. */
function observed(hidden: readonly HiddenLayerSettings[], learningRate: number) {
  const given = sceneOf({ hidden, inputs: 2, batchSize: 6, seed: "sensitivity" });
  const by = { ...given.trainedBy(1), optimizer: { kind: "sgd", learningRate } as const };
  const scene = { ...given, trainedBy: () => by };
  const { network, trainer } = scene;
  const instrument = sensitivity.watch(scene, Int32Array.of(0, 1, 2, 3, 4));
  instrument.begin();
  instrument.observe(0);
  for (let step = 1; step <= 4; step++) {
    for (let j = 0; j < trainer.batch.values.length; j++) trainer.batch.values[j] = Math.sin(step * 10 + j);
    trainer.labels.forEach((_, n, labels) => {
      labels[n] = n % 2;
    });
    instrument.prepare(step);
    if (learningRate > 0) trainer.step();
    instrument.observe(step);
  }
  return { network, block: instrument.block()! };
}

describe("the twin with moved weights", () => {
  it("begins 10⁻¹² away in every weight, and stays there where nothing is learned", () => {
    const { network, block } = observed([noisy], 0);
    const squares = network.parameters.flatMap(({ values }) => [...values].map((value) => value * value));
    const weights = network.parameters
      .filter(({ name }) => name.endsWith(".weights"))
      .reduce((sum, { values }) => sum + values.length, 0);
    const expected = (1e-12 * Math.sqrt(weights)) / Math.sqrt(squares.reduce((sum, each) => sum + each));
    expect([...block.steps]).toEqual([0, 1, 2, 3, 4]);
    for (const each of block.distance) expect(each / expected).toBeCloseTo(1, 3);
    expect(block.twinLoss[0]! / block.loss[0]!).toBeCloseTo(1, 10);
    expect(block.twinLoss[0]).not.toBe(block.loss[0]);
  });

  it("is trained on the same batches with the same noise: after four steps it is still near", () => {
    const { block } = observed([noisy], 0.1);
    expect(block.loss[4]).not.toBe(block.loss[0]);
    for (const each of block.distance) {
      expect(each).toBeGreaterThan(1e-14);
      expect(each).toBeLessThan(1e-10);
    }
  });
});
