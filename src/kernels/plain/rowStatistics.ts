import type { Matrix } from "../../matrix.ts";

/**
 * Mean and variance of every row, in two passes.
 *
 *   μ = (1/m) Σ x      v = Σ (x − μ)² / divisor
 *
 * Shapes   rows x (units × m)   mean, variance (units)
 * Order    two partial sums, even and odd samples, from +0 upwards, then added
 * Differs  from E[x²] − E[x]², which loses every digit where the mean is large against the spread
 *
 * @example
 *   const [mean, variance] = [[0], [0]];
 *   rowStatistics({ rows: 1, columns: 4, stride: 4, values: [1, 2, 3, 6] }, 4, mean, variance);
 *   [mean, variance] // [ [ 3 ], [ 3.5 ] ]
 */
export function rowStatistics(
  { rows, columns, stride, values }: Matrix,
  divisor: number,
  mean: Float64Array,
  variance: Float64Array,
): void {
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    let even = 0;
    let odd = 0;
    for (let n = 0; n < columns; n += 2) even += values[from + n]!;
    for (let n = 1; n < columns; n += 2) odd += values[from + n]!;
    const center = (even + odd) / columns;
    even = 0;
    odd = 0;
    for (let n = 0; n < columns; n += 2) even += (values[from + n]! - center) * (values[from + n]! - center);
    for (let n = 1; n < columns; n += 2) odd += (values[from + n]! - center) * (values[from + n]! - center);
    mean[unit] = center;
    variance[unit] = (even + odd) / divisor;
  }
}
