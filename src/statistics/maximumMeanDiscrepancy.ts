import { exp } from "../elementary/exp.ts";
import type { Matrix } from "../matrix.ts";

interface MaximumMeanDiscrepancy {
  /** Without the pairs of a point with itself: expected 0 for one law, so it may be negative. Null for a single point. */
  readonly unbiased: number | null;
  /** With them: never negative but for rounding, and 0 for equal samples. */
  readonly biased: number;
}

/**
 * Squared maximum mean discrepancy between two samples of points, the columns of x and y, with a Gaussian kernel.
 *
 *   k(u, v) = exp(−‖u − v‖² / (2·bandwidth²))
 *   unbiased   Σ_{i≠j} k(xᵢ, xⱼ)/(m(m − 1)) + Σ_{i≠j} k(yᵢ, yⱼ)/(n(n − 1)) − 2·mean k(xᵢ, yⱼ)
 *   biased     mean k(xᵢ, xⱼ) + mean k(yᵢ, yⱼ) − 2·mean k(xᵢ, yⱼ)
 *
 * Shapes   x (features × m), y (features × n), m, n ≥ 1; m·n + m²/2 + n²/2 kernels
 * Units    none; the bandwidth has that of the features, which should share one
 * Errors   throws without points, for different features, or a bandwidth that is not above 0
 * Source   Gretton et al. (2012), "A Kernel Two-Sample Test", JMLR 13, equations 3 and 5
 *
 * @example
 *   const points = (...values) => ({ rows: 1, columns: 2, stride: 2, values: Float64Array.from(values) });
 *   squaredMaximumMeanDiscrepancy(points(0, 1), points(4, 5), 1) // { unbiased: 1.20717, biased: 1.60064 }
 */
export function squaredMaximumMeanDiscrepancy(
  x: Matrix,
  y: Matrix,
  bandwidth: number,
): MaximumMeanDiscrepancy {
  const m = x.columns;
  const n = y.columns;
  if (x.rows !== y.rows) {
    throw new Error(`squaredMaximumMeanDiscrepancy: x has ${x.rows} features, y has ${y.rows}`);
  }
  if (m === 0 || n === 0) {
    throw new Error(
      `squaredMaximumMeanDiscrepancy: needs at least 1 point in each sample, got ${m} and ${n}`,
    );
  }
  if (!(bandwidth > 0)) {
    throw new Error(`squaredMaximumMeanDiscrepancy: the bandwidth is above 0; got ${bandwidth}`);
  }
  const withinX = 2 * kernelsOfPairs(x, bandwidth);
  const withinY = 2 * kernelsOfPairs(y, bandwidth);
  let between = 0;
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) between += kernel(x, i, y, j, bandwidth);
  const across = (2 * between) / (m * n);
  return {
    unbiased: m < 2 || n < 2 ? null : withinX / (m * (m - 1)) + withinY / (n * (n - 1)) - across,
    biased: (withinX + m) / (m * m) + (withinY + n) / (n * n) - across,
  };
}

/** Σ_{i<j} k(xᵢ, xⱼ) */
function kernelsOfPairs(x: Matrix, bandwidth: number): number {
  let sum = 0;
  for (let i = 1; i < x.columns; i++) for (let j = 0; j < i; j++) sum += kernel(x, i, x, j, bandwidth);
  return sum;
}

function kernel(x: Matrix, i: number, y: Matrix, j: number, bandwidth: number): number {
  let squares = 0;
  for (let row = 0; row < x.rows; row++) {
    const gap = (x.values[row * x.stride + i]! - y.values[row * y.stride + j]!) / bandwidth;
    squares += gap * gap;
  }
  return exp(-squares / 2);
}
