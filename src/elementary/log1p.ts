import { ln2High, ln2Low } from "./ln2.ts";
import { binaryExponent, logarithmRemainder } from "./logarithmParts.ts";
import { twoTo } from "./powersOfTwo.ts";

/**
 * ln(1 + x), without cancellation near 0.
 *
 *   u = 1 + x as rounded, c = what rounding took      ln(1 + x) = ln u + c/u      u = 2ᵏ (1 + f)
 *
 * Error    below 1 unit in the last place; −∞ for −1, NaN below and for NaN, ∞ for ∞, −0 for −0
 * Source   FreeBSD's `s_log1p.c` (Sun Microsystems 1993), with one order for all x
 *
 * @example
 *   log1p(1) // 0.693147
 *   log1p(1e-10) // 1e-10
 */
export function log1p(x: number): number {
  if (!(x > -1 && x < Number.POSITIVE_INFINITY)) return atTheEnd(x);
  const u = 1 + x;
  const k = binaryExponent(u);
  const f = u * twoTo(-k) - 1;
  const c = (Math.min(1, x) - (u - Math.max(1, x))) / u;
  const y = logarithmRemainder(f) + (k * ln2Low + c) - 0.5 * f * f + f + k * ln2High;
  return Math.abs(x) < 2 ** -54 ? x : y;
}

function atTheEnd(x: number): number {
  if (x === -1) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}
