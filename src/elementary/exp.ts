import { ln2High, ln2Low, roundToWhole } from "./ln2.ts";
import { twoTo } from "./powersOfTwo.ts";

/**
 * The exponential function.
 *
 *   x = k ln 2 + r, |r| ≤ ½ ln 2      c = r − r² (p₁ + p₂ r² + … + p₅ r⁸)
 *   eˣ = 2ᵏ (1 + r + r c / (2 − c))
 *
 * The sum of 1 and r is taken with its rounding error; 2ᵏ is multiplied in two halves, so that a denormal result is rounded
 * once.
 *
 * Error    below 1 unit in the last place, denormal results included; ∞ from 709.79 on, 0 below −745.14, NaN for NaN
 * Source   FreeBSD's `e_exp.c` (Sun Microsystems 1993), without its branches
 *
 * @example
 *   exp(1) // 2.71828
 *   exp(0) // 1
 */
export function exp(x: number): number {
  const bounded = Math.max(-746, Math.min(710, x));
  const k = bounded * Math.LOG2E + roundToWhole - roundToWhole;
  const high = bounded - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const square = r * r;
  const c =
    r -
    square *
      (0.16666666666666602 +
        square *
          (-0.0027777777777015593 +
            square *
              (0.00006613756321437934 +
                square * (-0.0000016533902205465252 + square * 4.1381367970572385e-8))));
  const sum = 1 + high;
  const y = sum + (1 - sum + high + ((r * c) / (2 - c) - low));
  const whole = k | 0;
  const half = whole >> 1;
  return y * twoTo(half) * twoTo(whole - half);
}
