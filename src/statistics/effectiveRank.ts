import type { Matrix } from "../matrix.ts";

/**
 * How many directions the rows of a matrix fill: the participation ratio of the eigenvalues of their uncentred second
 * moments.
 *
 *   r = (tr M)²/‖M‖_F² = (Σσ²)²/Σσ⁴      M = H Hᵀ, σ the singular values of H
 *
 * From 1 (all columns are multiples of one) to min(rows, columns), and never above the rank of H. The same of H and of Hᵀ:
 * with the fewer rows it costs less.
 *
 * Shapes   H (rows × columns), row `i` from values[i · stride]; allocates nothing
 * Units    none; no scale of H changes it
 * Order    of each entry of M two partial sums, even and odd columns; Σ over its lower triangle upwards
 * Differs  NaN where H is 0, or its second moments are beyond the doubles
 * Source   Daneshmand, Kohler, Bach, Hofmann & Lucchi (2020), r(H), by which they bound the rank from below
 *
 * @example
 *   const H = { rows: 2, columns: 3, stride: 3, values: Float64Array.of(1, 1, 0, 0, 0, 1) };
 *   effectiveRank(H) // 1.8
 */
export function effectiveRank({ rows, columns, stride, values }: Matrix): number {
  let trace = 0;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      let even = 0;
      let odd = 0;
      for (let n = 0; n < columns; n += 2) even += values[i * stride + n]! * values[j * stride + n]!;
      for (let n = 1; n < columns; n += 2) odd += values[i * stride + n]! * values[j * stride + n]!;
      const moment = even + odd;
      if (i === j) trace += moment;
      squares += (i === j ? 1 : 2) * moment * moment;
    }
  }
  return squares > 0 ? (trace * trace) / squares : Number.NaN;
}
