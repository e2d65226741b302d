import { binomialTail } from "./binomialTail.ts";

/**
 * The largest probability by which so few successes would still be seen 5 times in 100: the upper end of the one-sided interval
 * of Clopper and Pearson at 95 %.
 *
 *   P(Bin(n, p) ≤ k) = 0.05, solved for p by halving;      k = 0: p = 1 − 0.05^(1/n), about 3/n
 *
 * Shapes   n ≥ 1 and 0 ≤ successes ≤ n whole numbers; 1 where all are successes
 * Errors   as `binomialTail`
 * Source   Clopper & Pearson (1934), "The use of confidence or fiducial limits illustrated in the case of the binomial"
 *
 * @example
 *   binomialUpperBound(0, 120) // 0.0246554
 */
export function binomialUpperBound(successes: number, n: number): number {
  if (successes >= n) return 1;
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (1 - binomialTail(n, successes + 1, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}
