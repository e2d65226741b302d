import type { Matrix } from "../../matrix.ts";
import type { BatchNorm } from "./batchNorm.ts";
import type { BatchNormBuffers } from "./batchNormBuffers.ts";
import { renormCorrections, renormLimits } from "./batchRenorm.ts";
import { varianceDivisor, weightedStatistics } from "./batchStatistics.ts";
import { groupBySubset, groupStatistics } from "./groupedBatchNorm.ts";

/** Sets the statistics by which `norm` shall normalize `input`: every field of the buffers that may change. */
export type StatisticsSource = (norm: BatchNorm, input: Matrix, buffers: BatchNormBuffers) => void;

/** Mean and variance of every unit of a layer: [set · units + unit], a set for each subset where it has its own. */
export interface LayerStatistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** The subset of every sample, from 0; null where the data know none. */
export type Subsets = ArrayLike<number> | null;

/**
 * What training does at a step (1-based): the batch's own statistics, over virtual batches or subsets where the norm
 * says so, corrected by r and d in a renormalization; or the running ones once they are frozen. Noise is added where
 * it was drawn.
 *
 * @param stepOf the step at which a pass stands
 * @param weights of the samples, summing to 1, where they stand for a batch without end; then there are no virtual ones
 */
export function asInTraining(
  stepOf: () => number,
  subsets: Subsets,
  weights: Float64Array | null = null,
): StatisticsSource {
  const running = runningStatistics(subsets);
  return (norm, input, buffers) => {
    const { settings } = norm;
    if (settings.kind === "batch-renorm") {
      ownStatistics(norm, input, buffers, weights, null);
      const { r, d } = buffers.renorm!;
      renormCorrections(norm, buffers.mean, buffers.variance, renormLimits(settings, stepOf()), r, d);
      return;
    }
    const { freezeStatisticsFrom, virtualBatch } = settings;
    if (freezeStatisticsFrom !== null && stepOf() >= freezeStatisticsFrom) running(norm, input, buffers);
    else ownStatistics(norm, input, buffers, weights, subsets);
    if (virtualBatch !== null && weights === null && !buffers.constant) {
      groupStatistics(buffers.groups!, input, settings.divideBy, null);
      buffers.grouped = true;
    }
    buffers.noisy = settings.noise !== null;
  };
}

/** The statistics of the samples themselves as one batch, of which `weights` (summing to 1) may say how much each counts. */
export function batchOfItsOwn(weights: Float64Array | null, subsets: Subsets): StatisticsSource {
  return (norm, input, buffers) => ownStatistics(norm, input, buffers, weights, subsets);
}

/** The running statistics, as constants. */
export function runningStatistics(subsets: Subsets): StatisticsSource {
  return (norm, _, buffers) => setConstants(norm, buffers, norm.runningMean, norm.runningVariance, subsets);
}

/** Given statistics, as constants. */
export function givenStatistics({ mean, variance }: LayerStatistics, subsets: Subsets): StatisticsSource {
  return (norm, _, buffers) => setConstants(norm, buffers, mean, variance, subsets);
}

function ownStatistics(
  norm: BatchNorm,
  input: Matrix,
  buffers: BatchNormBuffers,
  weights: Float64Array | null,
  subsets: Subsets,
): void {
  const { divideBy } = norm.arithmetic;
  if (weights === null) {
    const divisor = varianceDivisor(divideBy, input.columns);
    buffers.work.kernels.rowStatistics(input, divisor, buffers.mean, buffers.variance);
  } else weightedStatistics(input, weights, divideBy, buffers.mean, buffers.variance);
  buffers.constant = false;
  buffers.grouped = false;
  buffers.noisy = false;
  buffers.renorm?.r.fill(1);
  buffers.renorm?.d.fill(0);
  if (norm.hasOneSet) return;
  const groups = buffers.groups!;
  groupBySubset(groups, known(subsets), weights);
  groups.mean.set(norm.runningMean);
  groups.variance.set(norm.runningVariance);
  groupStatistics(groups, input, divideBy, weights);
  buffers.grouped = true;
}

function setConstants(
  norm: BatchNorm,
  buffers: BatchNormBuffers,
  mean: Float64Array,
  variance: Float64Array,
  subsets: Subsets,
): void {
  buffers.constant = true;
  buffers.grouped = !norm.hasOneSet;
  buffers.noisy = false;
  buffers.renorm?.r.fill(1);
  buffers.renorm?.d.fill(0);
  if (!buffers.grouped) {
    buffers.mean.set(mean);
    buffers.variance.set(variance);
    return;
  }
  const groups = buffers.groups!;
  groupBySubset(groups, known(subsets), null);
  groups.mean.set(mean);
  groups.variance.set(variance);
  groups.constant.fill(1);
  buffers.mean.fill(Number.NaN);
  buffers.variance.fill(Number.NaN);
}

function known(subsets: Subsets): ArrayLike<number> {
  if (subsets === null) throw new Error("batch norm: one per subset needs the subset of every sample");
  return subsets;
}
