/**
 * Probability of `atLeast` or more successes in n independent trials.
 *
 *   P(Bin(n, p) ≥ k) = Σ_{j ≥ k} w_j / Σ_j w_j      w_{j+1} = w_j · (n − j)/(j + 1) · p/(1 − p)
 *
 * The weights start at 1 at the mode and fall away on both sides, so nothing overflows and what underflows is
 * negligible. For p = ½ and n ≤ 50 they start at j = 0: then they are the binomial coefficients, whole numbers below
 * 2⁵³, and the result is exact.
 *
 * Shapes   n ≥ 0 and atLeast whole numbers (below 1: probability 1; above n: 0), 0 ≤ p ≤ 1
 * Errors   throws for other arguments
 * Source   the definition
 * Differs  simple-statistics' binomialDistribution stops at a cumulated 0.9999
 *
 * @example
 *   binomialTail(10, 9) // 0.0107422
 *   binomialTail(2, 1, 0.1) // 0.19
 */
export function binomialTail(n: number, atLeast: number, p = 0.5): number {
  if (!Number.isInteger(n) || n < 0)
    throw new Error(`binomialTail: n is a whole number, at least 0; got ${n}`);
  if (!Number.isInteger(atLeast)) throw new Error(`binomialTail: atLeast is a whole number; got ${atLeast}`);
  if (!(p >= 0 && p <= 1)) throw new Error(`binomialTail: p is between 0 and 1; got ${p}`);
  if (atLeast <= 0) return 1;
  if (atLeast > n) return 0;
  if (p === 0 || p === 1) return p;

  const start = p === 0.5 && n <= 50 ? 0 : Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  let tail = start >= atLeast ? 1 : 0;
  let total = 1;
  let weight = 1;
  for (let j = start; j < n; j++) {
    weight = ((weight * (n - j)) / (j + 1)) * odds;
    total += weight;
    if (j + 1 >= atLeast) tail += weight;
  }
  weight = 1;
  for (let j = start; j > 0; j--) {
    weight = (weight * j) / (n - j + 1) / odds;
    total += weight;
    if (j - 1 >= atLeast) tail += weight;
  }
  return tail / total;
}

const knownTails = new Map<number, Float64Array>();

/**
 * P(Bin(n, ½) ≥ k) for k = 0 … n, kept: tests and intervals ask for the same ones again and again.
 *
 * Shapes   n ≥ 0; returns (n + 1)
 *
 * @example
 *   fairTails(2) // [ 1, 0.75, 0.25 ]
 */
export function fairTails(n: number): Float64Array {
  const known = knownTails.get(n);
  if (known) return known;
  const tails = Float64Array.from({ length: n + 1 }, (_, atLeast) => binomialTail(n, atLeast));
  knownTails.set(n, tails);
  return tails;
}
