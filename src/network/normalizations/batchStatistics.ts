import type { Matrix } from "../../matrix.ts";

/**
 * Mean and variance of every unit over a batch, in two passes.
 *
 *   μ = (1/m) Σ x      v = Σ (x − μ)² / (m − d)          d = 0 (divide by m) or 1 (divide by m − 1)
 *
 * Shapes   input (units × m)   mean, variance (units)
 * Order    four partial sums, n modulo 4, added at the end
 * Differs  from E[x²] − E[x]², which loses every digit where the mean is large against the spread
 *
 * @example
 *   const x = zeros(1, 4);
 *   x.values.set([1, 2, 3, 6]);
 *   const [mean, variance] = [[0], [0]];
 *   batchStatistics(x, "m", mean, variance);
 *   [mean, variance]; // [ [ 3 ], [ 3.5 ] ]
 */
export function batchStatistics(
  input: Matrix,
  divideBy: "m" | "m-1",
  mean: Float64Array,
  variance: Float64Array,
): void {
  const { rows, columns, stride, values } = input;
  const divisor = divideBy === "m" ? columns : columns - 1;
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    const end = from + columns;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let j = from;
    for (; j + 3 < end; j += 4) {
      s0 += values[j]!;
      s1 += values[j + 1]!;
      s2 += values[j + 2]!;
      s3 += values[j + 3]!;
    }
    for (; j < end; j++) s0 += values[j]!;
    const mu = (s0 + s1 + (s2 + s3)) / columns;
    s0 = 0;
    s1 = 0;
    s2 = 0;
    s3 = 0;
    j = from;
    for (; j + 3 < end; j += 4) {
      const d0 = values[j]! - mu;
      const d1 = values[j + 1]! - mu;
      const d2 = values[j + 2]! - mu;
      const d3 = values[j + 3]! - mu;
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; j < end; j++) {
      const d = values[j]! - mu;
      s0 += d * d;
    }
    mean[unit] = mu;
    variance[unit] = (s0 + s1 + (s2 + s3)) / divisor;
  }
}

/**
 * The same over samples that count unequally.
 *
 *   μ = Σ w x      v = Σ w (x − μ)² / c          c = 1 (divide by m) or 1 − Σ w² (divide by m − 1)
 *
 * Shapes   weights (m), each at least 0, summing to 1
 * Source   reliability weights; with all w = 1/m both readings are those of `batchStatistics`
 *
 * @example
 *   const x = zeros(1, 2);
 *   x.values.set([0, 4]);
 *   const [mean, variance] = [[0], [0]];
 *   weightedStatistics(x, [0.75, 0.25], "m", mean, variance);
 *   [mean, variance]; // [ [ 1 ], [ 3 ] ]
 */
export function weightedStatistics(
  input: Matrix,
  weights: Float64Array,
  divideBy: "m" | "m-1",
  mean: Float64Array,
  variance: Float64Array,
): void {
  const { rows, columns, stride, values } = input;
  let squares = 0;
  for (let n = 0; n < columns; n++) squares += weights[n]! * weights[n]!;
  const divisor = divideBy === "m" ? 1 : 1 - squares;
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    let mu = 0;
    for (let n = 0; n < columns; n++) mu += weights[n]! * values[from + n]!;
    let sum = 0;
    for (let n = 0; n < columns; n++) {
      const deviation = values[from + n]! - mu;
      sum += weights[n]! * deviation * deviation;
    }
    mean[unit] = mu;
    variance[unit] = sum / divisor;
  }
}
