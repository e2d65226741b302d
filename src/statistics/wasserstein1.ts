import { areaBetween } from "./areaBetween.ts";

/**
 * Wasserstein-1 distance between two samples of the same size, both sorted ascending. Allocates nothing.
 *
 *   W₁(a, b) = (1/n) Σᵢ |a₍ᵢ₎ − b₍ᵢ₎|      a₍ᵢ₎ the i-th smallest
 *
 * Shapes   a, b  (n), n ≥ 1
 * Units    those of the samples
 * Errors   throws without values, or where the sizes differ; NaN gives NaN; that they are sorted is not checked
 * Source   Ramdas, García Trillos & Cuturi (2017), "On Wasserstein two-sample testing"
 *
 * @example
 *   wasserstein1OfSorted(Float64Array.of(0, 1, 3), Float64Array.of(5, 6, 8)) // 5
 */
export function wasserstein1OfSorted(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  if (n === 0) throw new Error("wasserstein1OfSorted: needs at least 1 value in each sample, got 0");
  if (b.length !== n) {
    throw new Error(`wasserstein1OfSorted: needs samples of the same size, got ${n} and ${b.length}`);
  }
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / n;
}

/**
 * Wasserstein-1 distance between two samples of any sizes, in any order, with ties.
 *
 *   W₁(a, b) = ∫ |F_a(x) − F_b(x)| dx      F the share of the sample at or below x
 *
 * Shapes   a (n), b (m), n, m ≥ 1
 * Units    those of the samples
 * Errors   throws without values; NaN gives NaN
 * Source   as above; the same number as scipy.stats.wasserstein_distance
 *
 * @example
 *   wasserstein1([0], [0, 0, 3]) // 1
 */
export function wasserstein1(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length === 0 || b.length === 0) {
    throw new Error(`wasserstein1: needs at least 1 value in each sample, got ${a.length} and ${b.length}`);
  }
  return areaBetween(Float64Array.from(a).sort(), Float64Array.from(b).sort(), Math.abs);
}
