import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
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
 * Shapes   H (rows × columns); M (rows × rows) is written into `moments`, of at least as many numbers
 * Units    none; no scale of H changes it
 * Order    of each entry of M as of the gradient of weights (M is that of dz = h = H); Σ over its lower triangle upwards
 * Differs  NaN where H is 0, or its second moments are beyond the doubles
 * Source   Daneshmand, Kohler, Bach, Hofmann & Lucchi (2020), r(H), by which they bound the rank from below
 *
 * @example
 *   const H = { rows: 2, columns: 3, stride: 3, values: Float64Array.of(1, 1, 0, 0, 0, 1) };
 *   effectiveRank(H) // 1.8
 */
export function effectiveRank(
  H: Matrix,
  moments: Float64Array = new Float64Array(H.rows * H.rows),
  kernels: Kernels = plainKernels,
): number {
  kernels.weightGradient(H, H, moments);
  let trace = 0;
  let squares = 0;
  for (let i = 0; i < H.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const moment = moments[i * H.rows + j]!;
      if (i === j) trace += moment;
      squares += (i === j ? 1 : 2) * moment * moment;
    }
  }
  return squares > 0 ? (trace * trace) / squares : Number.NaN;
}
