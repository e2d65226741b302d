import type { Kernels } from "../../kernels/kernels.ts";
import type { RenormFactors } from "../../kernels/plain/normalizationDivisor.ts";
import { plainKernels } from "../../kernels/plainKernels.ts";
import type { Matrix } from "../../matrix.ts";
import {
  type BatchNorm,
  batchNormBackward,
  constantNormBackward,
  createNormWork,
  type NormWork,
  normalize,
} from "./batchNorm.ts";
import {
  type BatchGroups,
  createBatchGroups,
  groupedNormBackward,
  normalizeGroups,
  virtualBatches,
} from "./groupedBatchNorm.ts";
import { addNormNoise, createNormNoise, type NormNoise, normNoiseBackward } from "./normNoise.ts";

/** How a batch norm treated the last batch; a statistics source sets it before every forward pass. */
export interface BatchNormBuffers {
  /** Of the whole batch, or the constants that stood for them (units); NaN where every subset has its own constants. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Of a batch renormalization in training mode, 1 and 0 otherwise; null without one. */
  readonly renorm: RenormFactors | null;
  /** Null where the norm knows neither virtual batches nor subsets. */
  readonly groups: BatchGroups | null;
  readonly work: NormWork;
  /** Null without noise. */
  readonly noise: NormNoise | null;
  /** Whether mean and variance are constants, through which no gradient flows. */
  constant: boolean;
  /** Whether samples are normalized by their group instead of the whole batch. */
  grouped: boolean;
  /** Whether noise follows. */
  noisy: boolean;
}

/** Buffers for a number of samples, made once. */
export function createBatchNormBuffers(
  { units, settings, runningSets }: BatchNorm,
  samples: number,
  kernels: Kernels = plainKernels,
): BatchNormBuffers {
  const perUnit = () => kernels.allocate(units);
  const isBatch = settings.kind === "batch";
  return {
    mean: perUnit(),
    variance: perUnit(),
    renorm: isBatch ? null : { r: perUnit().fill(1), d: perUnit() },
    work: createNormWork(units, kernels),
    groups: isBatch ? groupsOf(settings, runningSets, units, samples) : null,
    noise: isBatch && settings.noise !== null ? createNormNoise(units, samples) : null,
    constant: false,
    grouped: false,
    noisy: false,
  };
}

function groupsOf(
  { perSubset, virtualBatch }: { readonly perSubset: boolean; readonly virtualBatch: number | null },
  subsets: number,
  units: number,
  samples: number,
): BatchGroups | null {
  if (perSubset) return createBatchGroups(subsets, units, samples);
  return virtualBatch === null ? null : virtualBatches(virtualBatch, units, samples);
}

/** y from x by what the buffers hold; `output` may be `input`. */
export function batchNormForward(
  norm: BatchNorm,
  input: Matrix,
  buffers: BatchNormBuffers,
  output: Matrix,
): void {
  const { mean, variance, renorm, work, groups, noise } = buffers;
  if (buffers.grouped && groups !== null) normalizeGroups(norm, input, groups, output);
  else normalize(norm, input, mean, variance, output, renorm, work);
  if (buffers.noisy && noise !== null) addNormNoise(noise, output);
}

/** From dy to dx in place, through whatever the forward pass did; writes dγ and dβ. */
export function backThroughBatchNorm(
  norm: BatchNorm,
  input: Matrix,
  buffers: BatchNormBuffers,
  gradient: Matrix,
): void {
  const { mean, variance, renorm, work, groups, noise } = buffers;
  if (buffers.noisy && noise !== null) normNoiseBackward(noise, gradient);
  if (buffers.grouped && groups !== null) groupedNormBackward(norm, input, groups, gradient);
  else if (buffers.constant) constantNormBackward(norm, input, mean, variance, gradient, work);
  else batchNormBackward(norm, input, mean, variance, gradient, renorm, work);
}
