import type { BatchNormSettings } from "./settings.ts";

/** Batch norm as PyTorch and the paper have it. */
export const pytorchNorm: BatchNormSettings = {
  kind: "batch",
  placement: "before",
  epsilon: 1e-5,
  epsilonPlacement: "inside-root",
  divideBy: "m",
  momentum: 0.1,
  momentumConvention: "pytorch",
  runningVariance: "unbiased",
  center: true,
  scale: true,
  affine: true,
  virtualBatch: null,
  perSubset: false,
  noise: null,
  freezeStatisticsFrom: null,
};
