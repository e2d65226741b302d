import type { ActivationName, NetworkSettings } from "../src/network/settings.ts";

/** The network of a work: batch norm before every hidden activation, no biases but those of the output. */
export function normalizedNetwork(work: {
  readonly hidden: readonly number[];
  readonly output: number;
  readonly activation: ActivationName;
  readonly epsilon?: number;
  readonly momentum?: number;
}): NetworkSettings {
  const { hidden, output, activation, epsilon = 1e-5, momentum = 0.1 } = work;
  return {
    hidden: hidden.map((units) => ({
      units,
      activation,
      bias: false,
      normalization: {
        kind: "batch",
        placement: "before",
        epsilon,
        epsilonPlacement: "inside-root",
        divideBy: "m",
        momentum,
        momentumConvention: "pytorch",
        runningVariance: "unbiased",
        center: true,
        scale: true,
        affine: true,
        virtualBatch: null,
        perSubset: false,
        noise: null,
        freezeStatisticsFrom: null,
      },
    })),
    initialization: { kind: "lecun-normal", scale: 1 },
    loss: output === 1 ? "sigmoid-cross-entropy" : "softmax-cross-entropy",
  };
}
