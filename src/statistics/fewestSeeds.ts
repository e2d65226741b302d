import { log2 } from "../elementary/log2.ts";
import { criticalCount, type Looks, looksUpTo, sequentialBound } from "./sequentialSignTest.ts";

/**
 * The fewest twins with which a verdict is possible when m findings share the correction: the smallest p of n twins is
 * 2·2⁻ⁿ, so m·2¹⁻ⁿ ≤ level.
 *
 *   n ≥ ⌈1 + log₂(m/level)⌉      6, 7, 8, 9, 10 for 1, 2, 4, 8, 16 at 0.05
 *
 * Where seeds go on until decided, the first look at which all of them on one side decide; beyond `atMost`, the fewest
 * that it would have to be.
 *
 * Errors   throws without findings, or for a level outside 0 … 1
 *
 * @example
 *   fewestSeeds(4, 0.05) // 8
 *   fewestSeeds(20, 0.05, { atLeast: 12, atMost: 200, step: 4 }) // 16
 */
export function fewestSeeds(m: number, level: number, looks: Looks | null = null): number {
  if (!(m >= 1)) throw new Error(`fewestSeeds: needs at least 1 finding, got ${m}`);
  if (!(level > 0 && level < 1)) throw new Error(`fewestSeeds: a level is between 0 and 1, got ${level}`);
  if (looks === null) return Math.ceil(1 + log2(m / level));
  for (let longer = looks; ; longer = { ...longer, atMost: longer.atMost + 1 }) {
    const bound = sequentialBound(level / (2 * m), longer);
    const first = looksUpTo(longer).find((n) => criticalCount(n, bound) <= n);
    if (first !== undefined) return first;
  }
}
