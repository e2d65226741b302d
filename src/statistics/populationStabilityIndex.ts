import { log } from "../elementary/log.ts";
import { proportionsOfTwo } from "./proportions.ts";

/**
 * Population stability index of two histograms over the same bins, from their counts.
 *
 *   PSI(a, b) = Σ (q′ᵢ − p′ᵢ)·ln(q′ᵢ/p′ᵢ)      p′ = max(p, floor), q′ = max(q, floor), p and q the shares of the counts
 *
 * The floored shares are not made to add up to 1 again. The index is the Jeffreys divergence where no bin is floored.
 *
 * Shapes   a, b (bins), bins ≥ 1; the counts may differ in total; 0 < floor < 1
 * Units    nats, at least 0
 * Errors   throws for different bins, a negative count, a histogram without counts, or a floor out of its range
 * Source   Siddiqi (2006), Credit Risk Scorecards
 *
 * @example
 *   populationStabilityIndex([1, 1], [1, 3], 1e-4) // 0.274653
 */
export function populationStabilityIndex(a: ArrayLike<number>, b: ArrayLike<number>, floor: number): number {
  if (!(floor > 0 && floor < 1)) {
    throw new Error(`populationStabilityIndex: the floor is between 0 and 1; got ${floor}`);
  }
  const [p, q] = proportionsOfTwo("populationStabilityIndex", a, b);
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const before = Math.max(p[i]!, floor);
    const after = Math.max(q[i]!, floor);
    sum += (after - before) * log(after / before);
  }
  return sum;
}
