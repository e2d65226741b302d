import { ln2High, ln2Low } from "./ln2.ts";
import { binaryExponent, logarithmRemainder, smallestNormal } from "./logarithmParts.ts";
import { twoTo } from "./powersOfTwo.ts";

/**
 * The natural logarithm.
 *
 *   x = 2ᵏ (1 + f), √½ ≤ 1 + f < √2      ln x = k ln 2 + f − f²/2 + s (f²/2 + R)
 *
 * Error    below 1 unit in the last place, for denormal x, too; −∞ for ±0, ∞ for ∞, NaN below 0 and for NaN
 * Source   FreeBSD's `e_log.c` (Sun Microsystems 1993), with one of its two orders for all f
 *
 * @example
 *   log(10) // 2.30259
 *   log(1) // 0
 */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return atTheEnd(x);
  const isDenormal = x < smallestNormal;
  const scaled = isDenormal ? x * 2 ** 54 : x;
  const k = binaryExponent(scaled);
  const f = scaled * twoTo(-k) - 1;
  const powers = isDenormal ? k - 54 : k;
  return logarithmRemainder(f) + powers * ln2Low - 0.5 * f * f + f + powers * ln2High;
}

function atTheEnd(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}
