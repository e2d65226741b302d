import type { Matrix } from "../../matrix.ts";

/**
 * By what a sum of m squared deviations is divided.
 *
 * @example
 *   varianceDivisor("m-1", 5) // 4
 */
export function varianceDivisor(divideBy: "m" | "m-1", samples: number): number {
  return divideBy === "m" ? samples : samples - 1;
}

/**
 * Mean and variance of every unit over samples that count unequally, in two passes.
 *
 *   μ = Σ w x      v = Σ w (x − μ)² / c          c = 1 (divide by m) or 1 − Σ w² (divide by m − 1)
 *
 * Shapes   input (units × m)   weights (m), each at least 0, summing to 1   mean, variance (units)
 * Order    two partial sums, even and odd samples, from +0 upwards, then added
 * Source   reliability weights; with all w = 1/m both readings are those of a batch in which all count alike
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
    let even = 0;
    let odd = 0;
    for (let n = 0; n < columns; n += 2) even += weights[n]! * values[from + n]!;
    for (let n = 1; n < columns; n += 2) odd += weights[n]! * values[from + n]!;
    const center = even + odd;
    even = 0;
    odd = 0;
    for (let n = 0; n < columns; n += 2) {
      const deviation = values[from + n]! - center;
      even += weights[n]! * deviation * deviation;
    }
    for (let n = 1; n < columns; n += 2) {
      const deviation = values[from + n]! - center;
      odd += weights[n]! * deviation * deviation;
    }
    mean[unit] = center;
    variance[unit] = (even + odd) / divisor;
  }
}
