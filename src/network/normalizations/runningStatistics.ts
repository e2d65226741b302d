import type { BatchNorm } from "./batchNorm.ts";
import type { BatchNormSettings } from "./settings.ts";

/**
 * Moving mean and variance of a batch norm, for inference.
 *
 *   running := (1 − w) · running + w · batch
 *   w = momentum (PyTorch: weight of the new batch) or 1 − momentum (Keras: weight of the old value)
 *
 * Shapes   mean, variance (units), those that normalized the batch: v divides as `settings.divideBy` says
 * Differs  the variance that enters is unbiased (PyTorch) or biased (Keras), whatever normalized the batch
 */
export function updateRunningStatistics(
  norm: BatchNorm,
  mean: Float64Array,
  variance: Float64Array,
  samples: number,
): void {
  const { settings, runningMean, runningVariance } = norm;
  const batchWeight = settings.momentumConvention === "pytorch" ? settings.momentum : 1 - settings.momentum;
  const oldWeight = 1 - batchWeight;
  const correction = varianceCorrection(settings, samples);
  for (let unit = 0; unit < norm.units; unit++) {
    runningMean[unit] = oldWeight * runningMean[unit]! + batchWeight * mean[unit]!;
    runningVariance[unit] = oldWeight * runningVariance[unit]! + batchWeight * (variance[unit]! * correction);
  }
}

/** From the variance that normalizes to the variance that enters the running one. */
function varianceCorrection({ divideBy, runningVariance }: BatchNormSettings, samples: number): number {
  if (divideBy === "m") return runningVariance === "unbiased" ? samples / (samples - 1) : 1;
  return runningVariance === "unbiased" ? 1 : (samples - 1) / samples;
}

/** Throws where a training batch is too small for the variances that the settings ask for. */
export function checkTrainingBatch(settings: BatchNormSettings, samples: number): void {
  if (samples > 1) return;
  const reasons = [
    ...(settings.divideBy === "m-1" ? ["divideBy m-1"] : []),
    ...(settings.runningVariance === "unbiased" ? ["an unbiased running variance"] : []),
  ];
  if (reasons.length === 0) return;
  throw new Error(`batch norm: ${reasons.join(" and ")} needs at least 2 samples per batch, got ${samples}`);
}
