/**
 * The engine: data, samplers, networks and training, free of Node, so that it runs in a page or a worker as well.
 *
 * The same arithmetic as the lab's own runs, to the same bits on every machine. Arrays are unit-major (`Matrix`); randomness
 * is a named stream, and an argument.
 *
 * @module ics-lab/engine
 */
export type { DataSplit, Dataset, SubsetIndex } from "./flowers/dataset.ts";
export { type FeatureName, type FlowerSettings, usualFlowers } from "./flowers/settings.ts";
export { simulateSplit } from "./flowers/split.ts";
export { type CompiledKernels, compileKernels } from "./kernels/compiledKernels.ts";
export type { Kernels } from "./kernels/kernels.ts";
export { plainKernels } from "./kernels/plainKernels.ts";
export { type Matrix, rowOf, zeros } from "./matrix.ts";
export type { HiddenActivity } from "./network/hiddenActivity.ts";
export { accuracy, type Loss } from "./network/losses/loss.ts";
export { createNetwork, type HiddenLayer, type Network } from "./network/network.ts";
export { pytorchNorm } from "./network/normalizations/pytorchNorm.ts";
export type { BatchNormSettings, NormalizationSettings } from "./network/normalizations/settings.ts";
export { createPass, type NetworkStatistics, type Pass } from "./network/pass.ts";
export type {
  ActivationSettings,
  HiddenLayerSettings,
  InitializationSettings,
  LossName,
  NetworkSettings,
} from "./network/settings.ts";
export { createTrainer, type Trainer } from "./network/trainer.ts";
export type { OptimizerSettings } from "./optimizers/settings.ts";
export { type RandomStream, randomStream, type StreamState } from "./random.ts";
export type { SampledData, Sampler, SamplerState } from "./sampling/sampler.ts";
export { createSampler } from "./sampling/samplers.ts";
export type { SamplerSettings, WeightsSettings } from "./sampling/settings.ts";
export { wasserstein1 } from "./statistics/wasserstein1.ts";
export { writeSamplesAt } from "./tracking/samplesAt.ts";
