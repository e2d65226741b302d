import { normalizationDivisor } from "../../kernels/plain/normalizationDivisor.ts";
import type { Matrix } from "../../matrix.ts";
import type { BatchNorm } from "./batchNorm.ts";

/**
 * Samples of a batch that are normalized apart from each other: virtual batches, or subsets.
 *
 * Shapes   of, lane (samples): the group of each, and 0 or 1 where it is an even or an odd one there
 *          sizes, constant (groups)   mean, variance [group · units + unit]
 */
export interface BatchGroups {
  readonly count: number;
  readonly of: Uint16Array;
  readonly lane: Uint8Array;
  readonly sizes: Uint32Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** 1 where mean and variance are constants, 0 where they were taken from the samples themselves. */
  readonly constant: Uint8Array;
  /** Of one unit in the backward direction: Σ dy and Σ dy·x̂ (groups), of the odd samples behind that. */
  readonly slopes: Float64Array;
  readonly products: Float64Array;
}

export function createBatchGroups(count: number, units: number, samples: number): BatchGroups {
  return {
    count,
    of: new Uint16Array(samples),
    lane: new Uint8Array(samples),
    sizes: new Uint32Array(count),
    mean: new Float64Array(count * units),
    variance: new Float64Array(count * units),
    constant: new Uint8Array(count),
    slopes: new Float64Array(2 * count),
    products: new Float64Array(2 * count),
  };
}

/**
 * Virtual batches of `size` samples in the order of the batch; the last takes what is left over.
 *
 * @example
 *   const { of, sizes } = virtualBatches(2, 1, 5);
 *   [of, sizes]; // [ [ 0, 0, 1, 1, 1 ], [ 2, 3 ] ]
 */
export function virtualBatches(size: number, units: number, samples: number): BatchGroups {
  const groups = createBatchGroups(Math.max(1, Math.floor(samples / size)), units, samples);
  for (let n = 0; n < samples; n++) groups.of[n] = Math.min(Math.floor(n / size), groups.count - 1);
  countSizes(groups, null);
  return groups;
}

/** Every sample to its subset. */
export function groupBySubset(
  groups: BatchGroups,
  subsets: ArrayLike<number>,
  weights: Float64Array | null,
): void {
  for (let n = 0; n < groups.of.length; n++) groups.of[n] = subsets[n]!;
  countSizes(groups, weights);
}

/** Samples that count at all; and which of its group each is, even or odd. */
function countSizes({ of, lane, sizes }: BatchGroups, weights: Float64Array | null): void {
  sizes.fill(0);
  for (let n = 0; n < of.length; n++) {
    lane[n] = sizes[of[n]!]! % 2;
    sizes[of[n]!] = sizes[of[n]!]! + 1;
  }
  if (weights === null) return;
  sizes.fill(0);
  for (let n = 0; n < of.length; n++) {
    if (weights[n]! > 0) sizes[of[n]!] = sizes[of[n]!]! + 1;
  }
}

/**
 * Mean and variance of every unit over every group, in two passes; `constant` becomes 0 for groups of two or more.
 *
 *   μ_g = Σ w x / W      v_g = Σ w (x − μ_g)² / (W·c)      W = Σ w over the group
 *   c = 1 (divide by m) or 1 − Σ w²/W² (divide by m − 1)
 *
 * Groups of fewer than two samples keep what stands in `mean` and `variance`, as constants.
 *
 * Shapes   input (units × samples)   weights (samples), or null: all 1
 * Order    two partial sums, the even and the odd samples of the group, from +0 upwards, then added
 *
 * @example
 *   const groups = virtualBatches(2, 1, 4);
 *   const x = zeros(1, 4);
 *   x.values.set([1, 3, 10, 10]);
 *   groupStatistics(groups, x, "m", null);
 *   [groups.mean, groups.variance]; // [ [ 2, 10 ], [ 1, 0 ] ]
 */
export function groupStatistics(
  groups: BatchGroups,
  input: Matrix,
  divideBy: "m" | "m-1",
  weights: Float64Array | null,
): void {
  for (let group = 0; group < groups.count; group++) {
    groups.constant[group] = groups.sizes[group]! < 2 ? 1 : 0;
    if (groups.constant[group] === 0) ofGroup(groups, group, input, divideBy, weights);
  }
}

function ofGroup(
  { of, lane, mean, variance }: BatchGroups,
  group: number,
  { rows, columns, stride, values }: Matrix,
  divideBy: "m" | "m-1",
  weights: Float64Array | null,
): void {
  let total = 0;
  let squares = 0;
  for (let n = 0; n < columns; n++) {
    if (of[n] !== group) continue;
    const weight = weights === null ? 1 : weights[n]!;
    total += weight;
    squares += weight * weight;
  }
  const divisor = divideBy === "m" ? total : total - squares / total;
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    let even = 0;
    let odd = 0;
    for (let n = 0; n < columns; n++) {
      if (of[n] !== group) continue;
      const term = (weights === null ? 1 : weights[n]!) * values[from + n]!;
      if (lane[n] === 0) even += term;
      else odd += term;
    }
    const mu = (even + odd) / total;
    even = 0;
    odd = 0;
    for (let n = 0; n < columns; n++) {
      if (of[n] !== group) continue;
      const deviation = values[from + n]! - mu;
      const term = (weights === null ? 1 : weights[n]!) * deviation * deviation;
      if (lane[n] === 0) even += term;
      else odd += term;
    }
    mean[group * rows + unit] = mu;
    variance[group * rows + unit] = (even + odd) / divisor;
  }
}

/** y from x, every sample by the statistics of its group; `output` may be `input`. */
export function normalizeGroups(norm: BatchNorm, input: Matrix, groups: BatchGroups, output: Matrix): void {
  const { units, arithmetic, gamma, beta } = norm;
  const { columns, stride, values } = input;
  const { stride: row, values: target } = output;
  for (let unit = 0; unit < units; unit++) {
    const from = unit * stride;
    const to = unit * row;
    for (let n = 0; n < columns; n++) {
      const at = groups.of[n]! * units + unit;
      const center = arithmetic.center ? groups.mean[at]! : 0;
      const divisor = normalizationDivisor(groups.variance[at]!, arithmetic);
      target[to + n] = (values[from + n]! - center) * (gamma[unit]! / divisor) + beta[unit]!;
    }
  }
}

/**
 * From dy to dx in place, through the statistics of every group that are not constants; writes dγ and dβ, summed over
 * the groups. The formula within a group is `batchNormBackward`'s, with the group's number of samples for m.
 *
 * Shapes   gradient dy, then dx (units × samples)   input x (units × samples)
 * Order    two partial sums, the even and the odd samples of a group, from +0 upwards, then added
 */
export function groupedNormBackward(
  norm: BatchNorm,
  input: Matrix,
  groups: BatchGroups,
  gradient: Matrix,
): void {
  const { units, arithmetic } = norm;
  const { count, of, lane, slopes, products } = groups;
  const { columns, stride, values } = input;
  const { stride: row, values: dy } = gradient;
  for (let unit = 0; unit < units; unit++) {
    const from = unit * stride;
    const to = unit * row;
    slopes.fill(0);
    products.fill(0);
    for (let n = 0; n < columns; n++) {
      const group = of[n]!;
      const at = group * units + unit;
      const center = arithmetic.center ? groups.mean[at]! : 0;
      const divisor = normalizationDivisor(groups.variance[at]!, arithmetic);
      const sum = group + count * lane[n]!;
      slopes[sum] = slopes[sum]! + dy[to + n]!;
      products[sum] = products[sum]! + (dy[to + n]! * (values[from + n]! - center)) / divisor;
    }
    let betaGradient = 0;
    let gammaGradient = 0;
    for (let group = 0; group < count; group++) {
      slopes[group] = slopes[group]! + slopes[count + group]!;
      products[group] = products[group]! + products[count + group]!;
      betaGradient += slopes[group]!;
      gammaGradient += products[group]!;
    }
    norm.betaGradient[unit] = betaGradient;
    norm.gammaGradient[unit] = gammaGradient;
    for (let n = 0; n < columns; n++) {
      dy[to + n] = inputSlope(norm, groups, of[n]!, unit, values[from + n]!, dy[to + n]!);
    }
  }
}

/** dx of one sample. */
function inputSlope(
  { units, arithmetic, gamma }: BatchNorm,
  groups: BatchGroups,
  group: number,
  unit: number,
  x: number,
  dy: number,
): number {
  const at = group * units + unit;
  const v = groups.variance[at]!;
  const divisor = normalizationDivisor(v, arithmetic);
  const scale = gamma[unit]! / divisor;
  if (groups.constant[group] === 1) return scale * dy;
  const size = groups.sizes[group]!;
  const degrees = arithmetic.divideBy === "m" ? size : size - 1;
  const ratio = arithmetic.epsilonPlacement === "inside-root" ? 1 : v === 0 ? 0 : divisor / Math.sqrt(v);
  const level = arithmetic.center ? groups.slopes[group]! / size : 0;
  const stretch = arithmetic.scale ? (ratio * groups.products[group]!) / divisor / degrees : 0;
  return scale * (dy - level - stretch * (x - groups.mean[at]!));
}
