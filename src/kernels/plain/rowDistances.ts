import type { Matrix } from "../../matrix.ts";

/**
 * Mean distance of the values of every row from those of another: of rows in ascending order, their Wasserstein-1 distance.
 *
 *   d = (1/m) Σ |x − y|
 *
 * Shapes   rows x, others y (units × m)   distances (units)
 * Source   Ramdas, García Trillos & Cuturi (2017), "On Wasserstein two-sample testing", for rows in order
 * Order    two partial sums, even and odd samples, from +0 upwards, then added
 *
 * @example
 *   const [x, y, distances] = [[0, 1, 3], [5, 6, 8], [0]];
 *   const row = { rows: 1, columns: 3, stride: 3 };
 *   rowDistances({ ...row, values: x }, { ...row, values: y }, distances);
 *   distances // [ 5 ]
 */
export function rowDistances(rows: Matrix, others: Matrix, distances: Float64Array): void {
  const { columns } = rows;
  for (let unit = 0; unit < rows.rows; unit++) {
    const from = unit * rows.stride;
    const to = unit * others.stride;
    let even = 0;
    let odd = 0;
    for (let n = 0; n < columns; n += 2) even += Math.abs(rows.values[from + n]! - others.values[to + n]!);
    for (let n = 1; n < columns; n += 2) odd += Math.abs(rows.values[from + n]! - others.values[to + n]!);
    distances[unit] = (even + odd) / columns;
  }
}
