import { describe, expect, it } from "vitest";
import { createNetwork } from "../../../src/network/network.ts";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { createTrainer } from "../../../src/network/trainer.ts";
import { randomStream } from "../../../src/random.ts";
import { gradientNorm } from "../../../src/tracking/observations/gradientNorm.ts";
import { plainLayer, sceneOf, watch } from "../scene.ts";

describe("gradient-norm", () => {
  it("is by hand what the first update was made by, at step 1", () => {
    const scene = sceneOf({
      hidden: [plainLayer(1), plainLayer(1)],
      inputs: 1,
      batchSize: 2,
      seed: "by hand",
    });
    const { network, trainer } = scene;
    const [first, second] = network.hidden;
    first!.dense.weights[0] = 2;
    second!.dense.weights[0] = 3;
    network.output.weights[0] = 0.5;
    trainer.batch.values.set([1, -1]);
    trainer.labels.set([1, 0]);
    const block = watch(gradientNorm.watch(scene, Int32Array.of(0, 1)), 1, () => {
      trainer.step();
    });
    expect(Array.from(block.steps)).toEqual([1]);
    // Logits ±3; of the mean loss each sample's slope is ∓s, s = ½ (1 − σ(3)); biases cancel.
    const s = (1 - 1 / (1 + Math.exp(-3))) / 2;
    // dz of the last hidden layer: 0.5·s for both samples; of the first 3 times that.
    expect(block.preActivation[1]![0]).toBeCloseTo(0.5 * s * Math.SQRT2, 14);
    expect(block.preActivation[0]![0]).toBeCloseTo(1.5 * s * Math.SQRT2, 14);
    // dW = Σ dz·h: the output sees ±6, the second layer ±2, the first ±1.
    expect(block.layers[2]![0]).toBeCloseTo(12 * s, 14);
    expect(block.layers[1]![0]).toBeCloseTo(0.5 * s * 4, 14);
    expect(block.layers[0]![0]).toBeCloseTo(1.5 * s * 2, 14);
  });

  it("has nothing before the first update", () => {
    const scene = sceneOf({ hidden: [plainLayer(1)], inputs: 1, batchSize: 2, seed: "none" });
    expect(Array.from(gradientNorm.watch(scene, Int32Array.of(0)).steps)).toEqual([]);
  });
});

describe("the gradient of a wide network at initialization", () => {
  /** Norms of ∂L/∂z, layer by layer, of the first batch. */
  function signals(normalization: typeof pytorchNorm | { readonly kind: "none" }) {
    const [inputs, units, depth, samples] = [16, 200, 10, 200];
    const layer = { units, activation: "relu", normalization, bias: true } as const;
    const settings = {
      hidden: Array.from({ length: depth }, () => layer),
      initialization: { kind: "he-normal", scale: 1 } as const,
    };
    const network = createNetwork(inputs, settings, randomStream("wide"));
    const trainer = createTrainer(network, { kind: "sgd", learningRate: 0 }, samples);
    const stream = randomStream("wide batch");
    const { batch, labels } = trainer;
    for (let at = 0; at < batch.values.length; at++) batch.values[at] = stream.normal();
    for (let n = 0; n < samples; n++) labels[n] = stream.integer(2);
    trainer.step();
    return Array.from({ length: depth }, (_, index) => trainer.preActivationGradientNorm(index + 1));
  }

  it("grows by √(π/(π − 1)) per layer with batch norm (Yang et al. 2019), and hardly without", () => {
    const law = Math.sqrt(Math.PI / (Math.PI - 1));
    // 1.2112, the limit in depth: from the third layer on. The first sees no outputs of a relu.
    const perLayer = (norms: readonly number[]) => (norms[2]! / norms.at(-1)!) ** (1 / (norms.length - 3));
    expect(Math.abs(perLayer(signals(pytorchNorm)) / law - 1)).toBeLessThan(0.02);
    // He et al. (2015): without a norm each layer keeps the gradient as it is.
    expect(Math.abs(perLayer(signals({ kind: "none" })) - 1)).toBeLessThan(0.05);
  });
});
