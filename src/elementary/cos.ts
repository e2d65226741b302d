import { sineAfter } from "./quarterTurns.ts";

/**
 * The cosine.
 *
 * Units    x in radians
 * Error    below 1 unit in the last place up to |x| = 2²⁰; beyond, the angle itself is off by 4e-17 |x|; NaN for ±∞ and NaN
 *
 * @example
 *   cos(1) // 0.540302
 */
export function cos(x: number): number {
  return sineAfter(x, 1);
}
