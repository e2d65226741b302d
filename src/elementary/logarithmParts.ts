/** Numbers of this size, normal ones, are where the exponent is read from; smaller ones are scaled up before. */
export const smallestNormal = 2 ** -1022;

const double = new Float64Array(1);
/** The two words of the double; the second has the exponent wherever the smaller end comes first, as in WebAssembly. */
const words = new Int32Array(double.buffer);

/**
 * The exponent k of a normal number x > 0 for which x/2ᵏ lies between √½ and √2.
 *
 * @example
 *   binaryExponent(1.5) // 1
 *   binaryExponent(1.4) // 0
 */
export function binaryExponent(x: number): number {
  double[0] = x;
  // √½ has the upper word 0x3fe6a09e: what lies above it reaches the exponent of 1 by the difference.
  return ((words[1]! + 0x00095f62) >> 20) - 1023;
}

/**
 * What the logarithm of 1 + f has beyond its first two terms.
 *
 *   ln(1 + f) = f − f²/2 + s (f²/2 + R)      s = f/(2 + f), R = L₁ s² + … + L₇ s¹⁴, for 1 + f between √½ and √2
 *
 * Source   FreeBSD's `k_log.h` (Sun Microsystems 1993)
 *
 * @example
 *   logarithmRemainder(0.25) // 0.00439355
 */
export function logarithmRemainder(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return s * (0.5 * f * f + (even + odd));
}
