import type { Kernels } from "../../kernels/kernels.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import type { BatchNorm } from "./batchNorm.ts";
import type { BatchNormBuffers } from "./batchNormBuffers.ts";
import { updateMovingStatistics } from "./batchRenorm.ts";
import type { BatchNormSettings, BatchRenormSettings } from "./settings.ts";

/**
 * Moving mean and variance of a batch norm, for inference, after a batch was normalized.
 *
 *   running := (1 − w) · running + w · batch
 *   w = momentum (PyTorch: weight of the new batch) or 1 − momentum (Keras: weight of the old value)
 *
 * Virtual batches enter one after another, subsets each into statistics of its own; a batch renormalization follows its
 * own rule, and frozen statistics stay as they are.
 *
 * Differs  the variance that enters is unbiased (PyTorch) or biased (Keras), whatever normalized the batch
 * Source   virtual batches: Hoffer, Hubara & Soudry (2017), Algorithm 1
 *
 * @example
 *   const pytorch = { momentum: 0.1, momentumConvention: "pytorch", divideBy: "m", runningVariance: "unbiased" };
 *   const norm = createBatchNorm(1, { kind: "batch", ...pytorch });
 *   const ofOneAndThree = { mean: [2], variance: [1], constant: false, grouped: false, groups: null };
 *   updateRunningStatistics(norm, ofOneAndThree, 2);
 *   [norm.runningMean, norm.runningVariance]; // [ [ 0.2 ], [ 1.1 ] ]
 */
export function updateRunningStatistics(
  norm: BatchNorm,
  buffers: BatchNormBuffers,
  samples: number,
  kernels: Kernels = plainKernels,
): void {
  const { settings } = norm;
  const { mean, variance, groups } = buffers;
  if (buffers.constant) return;
  if (settings.kind === "batch-renorm") {
    updateMovingStatistics(norm, mean, variance);
    return;
  }
  if (!buffers.grouped || groups === null) {
    updateSet(norm, settings, 0, mean, variance, 0, samples, kernels);
    return;
  }
  for (let group = 0; group < groups.count; group++) {
    if (groups.constant[group] === 1) continue;
    const set = norm.hasOneSet ? 0 : group;
    // What is known of a group stands on the heap.
    updateSet(norm, settings, set, groups.mean, groups.variance, group, groups.sizes[group]!, plainKernels);
  }
}

/** One set of running statistics by one group of samples; v divides as `divideBy` says. */
function updateSet(
  { units, runningMean, runningVariance }: BatchNorm,
  settings: BatchNormSettings,
  set: number,
  mean: Float64Array,
  variance: Float64Array,
  group: number,
  samples: number,
  kernels: Kernels,
): void {
  const batchWeight = settings.momentumConvention === "pytorch" ? settings.momentum : 1 - settings.momentum;
  const correction = varianceCorrection(settings, samples);
  const to = set * units;
  const from = group * units;
  kernels.movingAverage(runningMean, to, mean, from, units, batchWeight, 1);
  kernels.movingAverage(runningVariance, to, variance, from, units, batchWeight, correction);
}

/** From the variance that normalizes to the variance that enters the running one. */
function varianceCorrection({ divideBy, runningVariance }: BatchNormSettings, samples: number): number {
  if (divideBy === "m") return runningVariance === "unbiased" ? samples / (samples - 1) : 1;
  return runningVariance === "unbiased" ? 1 : (samples - 1) / samples;
}

/** Throws where a training batch is too small for the variances that the settings ask for. */
export function checkTrainingBatch(settings: BatchNormSettings | BatchRenormSettings, samples: number): void {
  if (samples > 1 || settings.kind === "batch-renorm") return;
  const reasons = [
    ...(settings.divideBy === "m-1" ? ["divideBy m-1"] : []),
    ...(settings.runningVariance === "unbiased" ? ["an unbiased running variance"] : []),
  ];
  if (reasons.length === 0) return;
  throw new Error(`batch norm: ${reasons.join(" and ")} needs at least 2 samples per batch, got ${samples}`);
}
