import { type NormArithmetic, normalizationDivisor, type RenormFactors } from "./normalizationDivisor.ts";

/**
 * From the sums of `slopeSums` to the gradients of γ and β, and to what `normSlopes` needs.
 *
 *   p = products / s      dβ = sums      dγ = r p + d sums      scale = γ r / s
 *   level = sums / m, with `center`      products := k p / s, with `scale`; 0 without
 *   k = 1/(m − d) inside the root, (√v + ε)/(√v·(m − d)) added to the standard deviation; v divides by m − d
 *
 * Shapes   gamma, variance, sums, products, scale, level, gammaGradient, betaGradient, r, d (units)
 *
 * @example
 *   const paper = { epsilon: 0, epsilonPlacement: "inside-root", divideBy: "m", center: true, scale: true };
 *   const [products, scale, level, gammaGradient, betaGradient] = [[6], [0], [0], [0], [0]];
 *   slopeFactors([8], [4], paper, 2, null, [5], products, scale, level, gammaGradient, betaGradient);
 *   [products, scale, level, gammaGradient, betaGradient] // [ [ 0.75 ], [ 4 ], [ 2.5 ], [ 3 ], [ 5 ] ]
 */
export function slopeFactors(
  gamma: Float64Array,
  variance: Float64Array,
  arithmetic: NormArithmetic,
  samples: number,
  renorm: RenormFactors | null,
  sums: Float64Array,
  products: Float64Array,
  scale: Float64Array,
  level: Float64Array,
  gammaGradient: Float64Array,
  betaGradient: Float64Array,
): void {
  const degrees = arithmetic.divideBy === "m" ? samples : samples - 1;
  const insideRoot = arithmetic.epsilonPlacement === "inside-root";
  for (let unit = 0; unit < gamma.length; unit++) {
    const v = variance[unit]!;
    const inverse = 1 / normalizationDivisor(v, arithmetic);
    const sum = sums[unit]!;
    const product = products[unit]! * inverse;
    const r = renorm === null ? 1 : renorm.r[unit]!;
    const ratio = insideRoot ? 1 : v === 0 ? 0 : 1 / (inverse * Math.sqrt(v));
    betaGradient[unit] = sum;
    gammaGradient[unit] = renorm === null ? product : r * product + renorm.d[unit]! * sum;
    scale[unit] = gamma[unit]! * inverse * r;
    level[unit] = arithmetic.center ? sum / samples : 0;
    products[unit] = arithmetic.scale ? (ratio * product * inverse) / degrees : 0;
  }
}
