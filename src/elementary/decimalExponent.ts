/**
 * The exponent of a number's leading decimal digit, as it is written: exact, where a rounded logarithm can miss a power of 10.
 *
 *   ⌊log₁₀ |x|⌋      0 for 0, ∞ for ±∞, NaN for NaN
 *
 * @example
 *   decimalExponent(1000) // 3
 *   decimalExponent(-0.05) // -2
 */
export function decimalExponent(x: number): number {
  return Number.isFinite(x) ? Number(x.toExponential().split("e")[1]) : Math.abs(x);
}
