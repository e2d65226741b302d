import { ln2High, ln2Low, roundToWhole } from "./ln2.ts";
import { twoTo } from "./powersOfTwo.ts";

/**
 * eˣ − 1, without cancellation near 0.
 *
 *   x = k ln 2 + (r + c), |r| ≤ ½ ln 2, c what rounding took from r      e^(r + c) − 1 = r − d
 *   eˣ − 1 = 2ᵏ ((1 − 2⁻ᵏ) + r − d)
 *
 * The sum of 1 − 2⁻ᵏ and r is taken with its rounding error, so that one order serves every k.
 *
 * Error    below 1 unit in the last place; −1 below −37.5, ∞ from 709.79 on, −0 for −0, NaN for NaN
 * Source   d by FreeBSD's `s_expm1.c` (Sun Microsystems 1993)
 *
 * @example
 *   expm1(1) // 1.71828
 *   expm1(1e-10) // 1e-10
 */
export function expm1(x: number): number {
  const bounded = Math.max(-45, Math.min(710, x));
  const k = bounded * Math.LOG2E + roundToWhole - roundToWhole;
  const high = bounded - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const c = high - r - low;
  const halfR = 0.5 * r;
  const halfSquare = r * halfR;
  const q =
    1 +
    halfSquare *
      (-0.03333333333333313 +
        halfSquare *
          (0.0015873015872548146 +
            halfSquare *
              (-0.0000793650757867488 +
                halfSquare * (0.000004008217827329362 + halfSquare * -2.0109921818362437e-7))));
  const t = 3 - q * halfR;
  const d = r * (halfSquare * ((q - t) / (6 - r * t)) - c) - c - halfSquare;
  const whole = k | 0;
  const half = whole >> 1;
  const shrunk = twoTo(-whole);
  const offset = 1 - shrunk;
  const sum = offset + r;
  const lost = 1 - offset - shrunk + (offset - sum + r);
  const y = (sum + (lost - d)) * twoTo(half) * twoTo(whole - half);
  return Math.abs(x) < 2 ** -54 ? x : y;
}
