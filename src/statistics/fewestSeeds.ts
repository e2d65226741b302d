import { log2 } from "../elementary/log2.ts";

/**
 * The fewest twins with which a verdict is possible when m findings share the correction: the smallest p of n twins is
 * 2·2⁻ⁿ, so m·2¹⁻ⁿ ≤ level.
 *
 *   n ≥ ⌈1 + log₂(m/level)⌉      6, 7, 8, 9, 10 for 1, 2, 4, 8, 16 at 0.05
 *
 * Errors   throws without findings, or for a level outside 0 … 1
 *
 * @example
 *   fewestSeeds(4, 0.05) // 8
 */
export function fewestSeeds(m: number, level: number): number {
  if (!(m >= 1)) throw new Error(`fewestSeeds: needs at least 1 finding, got ${m}`);
  if (!(level > 0 && level < 1)) throw new Error(`fewestSeeds: a level is between 0 and 1, got ${level}`);
  return Math.ceil(1 + log2(m / level));
}
