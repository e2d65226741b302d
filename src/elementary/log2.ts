import { binaryExponent, logarithmRemainder, smallestNormal } from "./logarithmParts.ts";
import { twoTo } from "./powersOfTwo.ts";

/**
 * The logarithm with base 2, exact at powers of two.
 *
 *   x = 2ᵏ (1 + f), √½ ≤ 1 + f < √2      log₂ x = k + ln(1 + f)/ln 2
 *
 * Error    at most 2 units in the last place; −∞ for ±0, ∞ for ∞, NaN below 0 and for NaN
 *
 * @example
 *   log2(10) // 3.32193
 *   log2(0.125) // -3
 */
export function log2(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x > 0 ? x : Number.NaN;
  const isDenormal = x < smallestNormal;
  const scaled = isDenormal ? x * 2 ** 54 : x;
  const k = binaryExponent(scaled);
  const f = scaled * twoTo(-k) - 1;
  return (logarithmRemainder(f) - 0.5 * f * f + f) * Math.LOG2E + (isDenormal ? k - 54 : k);
}
