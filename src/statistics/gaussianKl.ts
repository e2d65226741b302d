import { log } from "../elementary/log.ts";
import { log1p } from "../elementary/log1p.ts";
import { isConstant, mean, populationVariance } from "./moments.ts";

interface GaussianKl {
  /** KL(a‖b) */
  readonly forward: number;
  /** KL(b‖a) */
  readonly backward: number;
  /** The sum of the two, not half of it (Jeffreys). */
  readonly symmetric: number;
}

/**
 * Kullback-Leibler divergence between the normal distributions that have the samples' means and variances.
 *
 *   KL(a‖b) = ½ (ln(v_b/v_a) + (v_a + (m_a − m_b)²)/v_b − 1)      v with divisor n
 *
 * Shapes   a (n), b (m), n, m ≥ 1
 * Units    nats
 * Returns  null where a sample is constant, whose normal distribution would be a point
 * Errors   throws without values; NaN gives NaN
 * Source   Kullback & Leibler (1951); Jeffreys (1946) for the sum
 *
 * @example
 *   gaussianKl(Float64Array.of(0, 2), Float64Array.of(1, 3)) // { forward: 0.5, backward: 0.5, symmetric: 1 }
 */
export function gaussianKl(a: Float64Array, b: Float64Array): GaussianKl | null {
  const meanA = mean(a);
  const meanB = mean(b);
  const varianceA = populationVariance(a, meanA);
  const varianceB = populationVariance(b, meanB);
  if (isConstant(varianceA, meanA) || isConstant(varianceB, meanB)) return null;
  const forward = divergence(meanA - meanB, varianceA, varianceB);
  const backward = divergence(meanA - meanB, varianceB, varianceA);
  return { forward, backward, symmetric: forward + backward };
}

/** ½ (r − 1 − ln r + gap²/v_to), r = v_from/v_to; never negative, whatever the rounding. */
function divergence(gap: number, from: number, to: number): number {
  const excess = (from - to) / to;
  const spread = Math.abs(excess) < 0.5 ? excess - log1p(excess) : excess - log(from / to);
  return (Math.max(0, spread) + (gap * gap) / to) / 2;
}
