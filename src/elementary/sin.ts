import { sineAfter } from "./quarterTurns.ts";

/**
 * The sine.
 *
 * Units    x in radians
 * Error    below 1 unit in the last place up to |x| = 2²⁰; beyond, the angle itself is off by 4e-17 |x|; −0 for −0, NaN for
 *          ±∞ and NaN
 *
 * @example
 *   sin(1) // 0.841471
 */
export function sin(x: number): number {
  return Math.abs(x) < 2 ** -27 ? x : sineAfter(x, 0);
}
