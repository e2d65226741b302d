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
  /** Of one unit after the other. */
  readonly work: GroupWork;
}

/** Of every group: two sums, over its even samples and behind these over its odd ones; and what a sample is mapped by. */
interface GroupWork {
  /** Σ w x and Σ w (x − μ)² in turns, or Σ dy. */
  readonly sums: Float64Array;
  /** Σ dy·x̂. */
  readonly products: Float64Array;
  /** Σ w, and what the squares are divided by. */
  readonly total: Float64Array;
  readonly spread: Float64Array;
  /** μ, s, γ/s; and of the backward direction the means of dy and of dy·x̂, the latter over s. */
  readonly center: Float64Array;
  readonly divisor: Float64Array;
  readonly scale: Float64Array;
  readonly level: Float64Array;
  readonly stretch: Float64Array;
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
    work: {
      sums: new Float64Array(2 * count),
      products: new Float64Array(2 * count),
      total: new Float64Array(count),
      spread: new Float64Array(count),
      center: new Float64Array(count),
      divisor: new Float64Array(count),
      scale: new Float64Array(count),
      level: new Float64Array(count),
      stretch: new Float64Array(count),
    },
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
  const { count, of, lane, sizes, constant, mean, variance } = groups;
  const { sums, total, spread } = groups.work;
  const { rows, columns, stride, values } = input;
  const weightOf = (n: number) => (weights === null ? 1 : weights[n]!);
  for (let group = 0; group < count; group++) constant[group] = sizes[group]! < 2 ? 1 : 0;
  total.fill(0);
  spread.fill(0);
  for (let n = 0; n < columns; n++) {
    const weight = weightOf(n);
    total[of[n]!] = total[of[n]!]! + weight;
    spread[of[n]!] = spread[of[n]!]! + weight * weight;
  }
  for (let group = 0; group < count; group++)
    spread[group] = divideBy === "m" ? total[group]! : total[group]! - spread[group]! / total[group]!;
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    sums.fill(0);
    for (let n = 0; n < columns; n++) {
      const sum = of[n]! + count * lane[n]!;
      sums[sum] = sums[sum]! + weightOf(n) * values[from + n]!;
    }
    for (let group = 0; group < count; group++)
      if (constant[group] === 0)
        mean[group * rows + unit] = (sums[group]! + sums[count + group]!) / total[group]!;
    sums.fill(0);
    for (let n = 0; n < columns; n++) {
      const sum = of[n]! + count * lane[n]!;
      const deviation = values[from + n]! - mean[of[n]! * rows + unit]!;
      sums[sum] = sums[sum]! + weightOf(n) * deviation * deviation;
    }
    for (let group = 0; group < count; group++)
      if (constant[group] === 0)
        variance[group * rows + unit] = (sums[group]! + sums[count + group]!) / spread[group]!;
  }
}

/** μ, s and γ/s of one unit in every group. */
function takeMaps({ units, arithmetic, gamma }: BatchNorm, groups: BatchGroups, unit: number): void {
  const { center, divisor, scale } = groups.work;
  for (let group = 0; group < groups.count; group++) {
    const at = group * units + unit;
    center[group] = arithmetic.center ? groups.mean[at]! : 0;
    divisor[group] = normalizationDivisor(groups.variance[at]!, arithmetic);
    scale[group] = gamma[unit]! / divisor[group]!;
  }
}

/** y from x, every sample by the statistics of its group; `output` may be `input`. */
export function normalizeGroups(norm: BatchNorm, input: Matrix, groups: BatchGroups, output: Matrix): void {
  const { of } = groups;
  const { center, scale } = groups.work;
  const { columns, stride, values } = input;
  const { stride: row, values: target } = output;
  for (let unit = 0; unit < norm.units; unit++) {
    const from = unit * stride;
    const to = unit * row;
    const shift = norm.beta[unit]!;
    takeMaps(norm, groups, unit);
    for (let n = 0; n < columns; n++) {
      const group = of[n]!;
      target[to + n] = (values[from + n]! - center[group]!) * scale[group]! + shift;
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
  const { count, of, lane, sizes, constant } = groups;
  const { sums, products, center, divisor, scale, level, stretch } = groups.work;
  const { columns, stride, values } = input;
  const { stride: row, values: dy } = gradient;
  for (let unit = 0; unit < units; unit++) {
    const from = unit * stride;
    const to = unit * row;
    takeMaps(norm, groups, unit);
    sums.fill(0);
    products.fill(0);
    for (let n = 0; n < columns; n++) {
      const group = of[n]!;
      const sum = group + count * lane[n]!;
      sums[sum] = sums[sum]! + dy[to + n]!;
      products[sum] = products[sum]! + (dy[to + n]! * (values[from + n]! - center[group]!)) / divisor[group]!;
    }
    let betaGradient = 0;
    let gammaGradient = 0;
    for (let group = 0; group < count; group++) {
      const slope = sums[group]! + sums[count + group]!;
      const product = products[group]! + products[count + group]!;
      betaGradient += slope;
      gammaGradient += product;
      const size = sizes[group]!;
      const degrees = arithmetic.divideBy === "m" ? size : size - 1;
      const v = groups.variance[group * units + unit]!;
      const s = divisor[group]!;
      const ratio = arithmetic.epsilonPlacement === "inside-root" ? 1 : v === 0 ? 0 : s / Math.sqrt(v);
      level[group] = arithmetic.center ? slope / size : 0;
      stretch[group] = arithmetic.scale ? (ratio * product) / s / degrees : 0;
    }
    norm.betaGradient[unit] = betaGradient;
    norm.gammaGradient[unit] = gammaGradient;
    for (let n = 0; n < columns; n++) {
      const group = of[n]!;
      const deviation = values[from + n]! - groups.mean[group * units + unit]!;
      const own = dy[to + n]!;
      dy[to + n] =
        scale[group]! * (constant[group] === 1 ? own : own - level[group]! - stretch[group]! * deviation);
    }
  }
}
