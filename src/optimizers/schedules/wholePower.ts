/**
 * A power with a whole exponent, by squaring: multiplications alone, in a stated order, so that every engine gives the
 * same bits, which `**` does not.
 *
 *   xⁿ = Π x^(2ᵏ) over the binary digits k of n that are 1, the lowest first
 *
 * Errors   relative, at most about n · 2⁻⁵³
 */
export function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let left = exponent, square = base; left > 0; left = Math.floor(left / 2), square *= square)
    if (left % 2 === 1) power *= square;
  return power;
}
