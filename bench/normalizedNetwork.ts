import { pytorchNorm } from "../src/network/normalizations/pytorchNorm.ts";
import type { ActivationName, NetworkSettings } from "../src/network/settings.ts";

/** The network of a work: batch norm before every hidden activation, no biases but those of the output. */
export function normalizedNetwork(work: {
  readonly hidden: readonly number[];
  readonly output: number;
  readonly activation: ActivationName;
  readonly epsilon?: number;
  readonly momentum?: number;
}): NetworkSettings {
  const { hidden, output, activation, epsilon = pytorchNorm.epsilon, momentum = pytorchNorm.momentum } = work;
  return {
    hidden: hidden.map((units) => ({
      units,
      activation,
      bias: false,
      normalization: { ...pytorchNorm, epsilon, momentum },
    })),
    initialization: { kind: "lecun-normal", scale: 1 },
    loss: output === 1 ? "sigmoid-cross-entropy" : "softmax-cross-entropy",
  };
}
