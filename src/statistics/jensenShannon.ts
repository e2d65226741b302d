import { log2 } from "../elementary/log2.ts";
import { proportionsOfTwo } from "./proportions.ts";

/**
 * Jensen-Shannon divergence of two histograms over the same bins, from their counts.
 *
 *   JS(p, q) = ½ Σ pᵢ log₂(pᵢ/mᵢ) + ½ Σ qᵢ log₂(qᵢ/mᵢ)      m = (p + q)/2, 0·log 0 = 0, p and q the shares of the counts
 *
 * Shapes   a, b (bins), bins ≥ 1; the counts may differ in total
 * Units    bits, 0 … 1: 1 where no bin is shared
 * Errors   throws for different bins, a negative count, or a histogram without counts
 * Source   Lin (1991), "Divergence measures based on the Shannon entropy"
 *
 * @example
 *   jensenShannonDivergence([1, 0], [0, 1]) // 1
 *   jensenShannonDivergence([1, 1], [1, 0]) // 0.311278
 */
export function jensenShannonDivergence(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [p, q] = proportionsOfTwo("jensenShannon", a, b);
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const middle = (p[i]! + q[i]!) / 2;
    sum += term(p[i]!, middle) + term(q[i]!, middle);
  }
  return Math.min(1, Math.max(0, sum / 2));
}

/**
 * Its square root, which is a metric.
 *
 * Source   Endres & Schindelin (2003); scipy.spatial.distance.jensenshannon with base 2
 *
 * @example
 *   jensenShannonDistance([1, 1], [1, 0]) // 0.557923
 */
export function jensenShannonDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.sqrt(jensenShannonDivergence(a, b));
}

function term(share: number, middle: number): number {
  return share === 0 ? 0 : share * log2(share / middle);
}
