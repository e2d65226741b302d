import type { Matrix } from "../../matrix.ts";

/**
 * The sum of every row.
 *
 *   sums[u] = Σₙ x[u][n]
 *
 * Shapes   rows x (units × samples)   sums (units)
 * Order    two partial sums, even and odd samples, from +0 upwards, then added
 *
 * @example
 *   const sums = [0, 0];
 *   rowSums({ rows: 2, columns: 3, stride: 4, values: [1, 2, 3, NaN, 4, 5, 6, NaN] }, sums);
 *   sums // [ 6, 15 ]
 */
export function rowSums({ rows, columns, stride, values }: Matrix, sums: Float64Array): void {
  for (let unit = 0; unit < rows; unit++) {
    const from = unit * stride;
    let even = 0;
    let odd = 0;
    for (let n = 0; n < columns; n += 2) even += values[from + n]!;
    for (let n = 1; n < columns; n += 2) odd += values[from + n]!;
    sums[unit] = even + odd;
  }
}
