import { exp } from "../elementary/exp.ts";
import { normalCdf } from "../elementary/normalCdf.ts";

/**
 * Standard deviation of a standard normal variable that is kept only where |x| ≤ a.
 *
 *   √(1 − 2 a φ(a) / (Φ(a) − Φ(−a)))      φ, Φ: density and distribution function; a > 0
 *
 * Whoever truncates draws divides their intended deviation by it: 0.8796 for a = 2.
 *
 * Source   Johnson, Kotz & Balakrishnan (1994), Continuous Univariate Distributions, section 13.10.1
 *
 * @example
 *   truncatedNormalDeviation(2) // 0.879626
 */
export function truncatedNormalDeviation(bound: number): number {
  const density = exp(-0.5 * bound * bound) / Math.sqrt(2 * Math.PI);
  return Math.sqrt(1 - (2 * bound * density) / (normalCdf(bound) - normalCdf(-bound)));
}
