import { areaBetween } from "./areaBetween.ts";

/**
 * Wasserstein-1 distance between two samples of any sizes, in any order, with ties.
 *
 *   W₁(a, b) = ∫ |F_a(x) − F_b(x)| dx      F the share of the sample at or below x
 *
 * Shapes   a (n), b (m), n, m ≥ 1
 * Units    those of the samples
 * Errors   throws without values; NaN gives NaN
 * Source   Ramdas, García Trillos & Cuturi (2017), "On Wasserstein two-sample testing"; the same number as
 *          scipy.stats.wasserstein_distance
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
