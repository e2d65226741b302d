import { type NormArithmetic, normalizationDivisor, type RenormFactors } from "./normalizationDivisor.ts";

/**
 * The map by which a batch norm normalizes a unit, for `affineRows`.
 *
 *   scale = (γ / s) · r      shift = β + γ d      without a renormalization γ / s and β
 *
 * Shapes   gamma γ, beta β, variance, r, d, scale, shift (units)
 *
 * @example
 *   const paper = { epsilon: 0, epsilonPlacement: "inside-root", divideBy: "m", center: true, scale: true };
 *   const [scale, shift] = [[0], [0]];
 *   normFactors([6], [1], [4], paper, null, scale, shift);
 *   [scale, shift] // [ [ 3 ], [ 1 ] ]
 */
export function normFactors(
  gamma: Float64Array,
  beta: Float64Array,
  variance: Float64Array,
  arithmetic: NormArithmetic,
  renorm: RenormFactors | null,
  scale: Float64Array,
  shift: Float64Array,
): void {
  for (let unit = 0; unit < gamma.length; unit++) {
    const factor = gamma[unit]! / normalizationDivisor(variance[unit]!, arithmetic);
    scale[unit] = renorm === null ? factor : factor * renorm.r[unit]!;
    shift[unit] = renorm === null ? beta[unit]! : beta[unit]! + gamma[unit]! * renorm.d[unit]!;
  }
}
