/** The least and the greatest that chance makes of a number, but for 1 in 40 on either side. */
export type Band = readonly [low: number, high: number];

/**
 * Numbers this close are tied, in the units that bands are told in (standard deviations, shares): a distance that is
 * summed in another order lies some 10⁻¹³ away, and only its rounding would say on which side of a limit it is.
 */
const tie = 1e-9;

/**
 * Above the limit, and not merely by rounding: what ties with it lies within.
 *
 * @example
 *   isAboveLimit(0.1 + 0.2, 0.3) // false
 *   isAboveLimit(0.31, 0.3) // true
 */
export const isAboveLimit = (value: number, limit: number): boolean => value > limit + tie;

/**
 * Outside a band; its ends are within.
 *
 * @example
 *   isOutside(2, [-1, 1]) // true
 *   isOutside(1, [-1, 1]) // false
 */
export function isOutside(value: number, [low, high]: Band): boolean {
  return isAboveLimit(value, high) || isAboveLimit(-value, -low);
}

/**
 * The number that one draw more exceeds with a given chance, told from n draws.
 *
 *   x₍ₖ₎, k = ⌈(1 − share)·(n + 1)⌉      P(X > x₍ₖ₎) = (n + 1 − k)/(n + 1), on average over the draws; less with ties
 *
 * Where (1 − share)·(n + 1) is whole, a continuous number lies above it in just that share, and a tied one in no more.
 *
 * Shapes   sorted (n) ascending
 * Units    those of the draws
 * Returns  NaN where n is too small to tell (k > n)
 * Source   Wilks (1941): the share beyond an order statistic is Beta(n + 1 − k, k), whatever the distribution
 *
 * @example
 *   exceededIn(Float64Array.of(1, 2, 3, 4), 0.2) // 4
 */
export function exceededIn(sorted: Float64Array, share: number): number {
  const k = Math.ceil((1 - share) * (sorted.length + 1) - 1e-9);
  return sorted[k - 1] ?? Number.NaN;
}

/**
 * The band that one draw more leaves in 5 % of cases, half of them on either side; of tied draws in no more.
 *
 * @example
 *   bandOf(Float64Array.from({ length: 39 }, (_, i) => i + 1)) // [ 1, 39 ]
 */
export function bandOf(draws: Float64Array): Band {
  const sorted = draws.slice().sort();
  const mirrored = sorted.map((value) => -value).reverse();
  return [-exceededIn(mirrored, 0.025), exceededIn(sorted, 0.025)];
}
