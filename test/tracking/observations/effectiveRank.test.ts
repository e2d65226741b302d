import { describe, expect, it } from "vitest";
import { pytorchNorm } from "../../../src/network/normalizations/pytorchNorm.ts";
import { effectiveRank } from "../../../src/tracking/observations/effectiveRank.ts";
import { plainLayer, sceneOf, watch } from "../scene.ts";

describe("effective-rank", () => {
  it("is by hand that of the outputs, the initialization included", () => {
    const scene = sceneOf({ hidden: [plainLayer(2), plainLayer(3)], inputs: 2, batchSize: 4, seed: "rank" });
    const { network, probe } = scene;
    const { features } = probe.data;
    // Two features at right angles, of lengths √12 and 2·√12.
    for (let n = 0; n < 12; n++) {
      features.values[n] = n % 2 === 0 ? 1 : -1;
      features.values[features.stride + n] = n % 4 < 2 ? 2 : -2;
    }
    for (const { dense } of network.hidden) dense.bias!.fill(0);
    network.hidden[0]!.dense.weights.set([1, 0, 0, 1]);
    network.hidden[1]!.dense.weights.set([1, 0, 2, 0, -1, 0]);
    const block = watch(effectiveRank.watch(scene, Int32Array.of(0, 1)), 1, () => {
      network.hidden[0]!.dense.weights.fill(0);
    });
    expect(Array.from(block.steps)).toEqual([0, 1]);
    // σ² = 12 and 48: 60²/(12² + 48²).
    expect(block.layers[0]![0]).toBeCloseTo(3600 / 2448, 14);
    expect(block.layers[1]![0]).toBeCloseTo(1, 14);
    expect(block.layers[0]![1]).toBeNaN();
  });

  it("is the same whichever are fewer, units or samples, and not centred", () => {
    const layers = [plainLayer(2), plainLayer(9)];
    const scene = sceneOf({ hidden: layers, inputs: 2, batchSize: 4, seed: "rank", probe: 4 });
    const { network } = scene;
    // Nine units: five times one of two, four times the other.
    network.hidden[1]!.dense.weights.set([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1]);
    network.hidden[1]!.dense.bias!.fill(0);
    network.hidden[0]!.dense.weights.fill(0);
    network.hidden[0]!.dense.bias!.set([1, 1]);
    const block = watch(effectiveRank.watch(scene, Int32Array.of(0, 1)), 1, () => {
      const { values, stride } = scene.probe.data.features;
      for (let n = 0; n < 4; n++) {
        values[n] = [1, 1, 0, 0][n]!;
        values[stride + n] = [0, 0, 1, 1][n]!;
      }
      network.hidden[0]!.dense.bias!.fill(0);
      network.hidden[0]!.dense.weights.set([1, 0, 0, 1]);
    });
    // Outputs that are all the same, far from 0, fill one direction.
    expect(block.layers[1]![0]).toBeCloseTo(1, 14);
    // σ² = 2·5 and 2·4: 18²/(10² + 8²).
    expect(block.layers[1]![1]).toBeCloseTo(324 / 164, 14);
  });

  it("normalizes as in training: by the probe itself, whatever the running statistics", () => {
    const hidden = [{ ...plainLayer(3), normalization: pytorchNorm }];
    const scene = sceneOf({ hidden, inputs: 3, batchSize: 4, seed: "rank" });
    const block = watch(effectiveRank.watch(scene, Int32Array.of(0, 1)), 1, () => {
      scene.network.hidden[0]!.norm!.runningMean.fill(100);
    });
    expect(block.layers[0]![1]).toBe(block.layers[0]![0]);
  });

  it("goes to 1 with depth without batch norm, and stays above with it (Daneshmand et al. 2020)", () => {
    const rank = (normalization: typeof pytorchNorm | { readonly kind: "none" }) => {
      const layer = { units: 16, activation: "relu", normalization, bias: true } as const;
      const scene = sceneOf({
        hidden: Array(20).fill(layer),
        inputs: 16,
        batchSize: 4,
        seed: "deep",
        probe: 64,
      });
      return watch(effectiveRank.watch(scene, Int32Array.of(0)), 0, () => {}).layers.at(-1)![0]!;
    };
    expect(rank({ kind: "none" })).toBeLessThan(1.05);
    // Theirs: at least of the order of √width, here 4; a bound of 2 leaves room for its constant.
    expect(rank(pytorchNorm)).toBeGreaterThan(2);
  });
});
