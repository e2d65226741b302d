import type { Matrix } from "../../matrix.ts";

/**
 * From dy to dx in place, through μ and v of every sample, and dγ, dβ.
 *
 *   dβ = Σₙ dy      dγ = Σₙ dy x̂      dx = (γ dy − a − b x̂) · (1/s)      a, b: means over the units of γ dy, γ dy x̂
 *
 * Shapes   gradient, input x (units × samples)   γ, dγ, dβ (units)   mean μ, inverse 1/s; slope a, stretch b, written (samples)
 * Order    sums over the units run upwards; those over samples are two partial sums, even and odd ones, then added
 *
 * @example
 *   const column = (...values) => ({ rows: 4, columns: 1, stride: 1, values });
 *   const [dy, dgamma, dbeta] = [column(1, 0, 0, 0), [], []];
 *   layerNormBackward(dy, column(0, 0, 2, 2), [1, 1, 1, 1], [1], [1], [0], [0], dgamma, dbeta);
 *   [dy.values, dgamma, dbeta] // [ [ 0.5, -0.5, 0, 0 ], [ -1, 0, 0, 0 ], [ 1, 0, 0, 0 ] ]
 */
export function layerNormBackward(
  gradient: Matrix,
  input: Matrix,
  gamma: Float64Array,
  mean: Float64Array,
  inverse: Float64Array,
  slope: Float64Array,
  stretch: Float64Array,
  gammaGradient: Float64Array,
  betaGradient: Float64Array,
): void {
  const { rows: units, columns } = gradient;
  slope.fill(0);
  stretch.fill(0);
  for (let unit = 0; unit < units; unit++) {
    for (let n = 0; n < columns; n++) {
      const scaled = gamma[unit]! * gradient.values[unit * gradient.stride + n]!;
      slope[n] = slope[n]! + scaled;
      stretch[n] = stretch[n]! + scaled * ((input.values[unit * input.stride + n]! - mean[n]!) * inverse[n]!);
    }
    let sum = 0;
    let product = 0;
    for (let lane = 0; lane < 2; lane++) {
      let ownSum = 0;
      let ownProduct = 0;
      for (let n = lane; n < columns; n += 2) {
        const dy = gradient.values[unit * gradient.stride + n]!;
        ownSum += dy;
        ownProduct += dy * ((input.values[unit * input.stride + n]! - mean[n]!) * inverse[n]!);
      }
      sum += ownSum;
      product += ownProduct;
    }
    betaGradient[unit] = sum;
    gammaGradient[unit] = product;
  }
  for (let n = 0; n < columns; n++) {
    slope[n] = slope[n]! / units;
    stretch[n] = stretch[n]! / units;
  }
  for (let unit = 0; unit < units; unit++) {
    for (let n = 0; n < columns; n++) {
      const at = unit * gradient.stride + n;
      const along = stretch[n]! * ((input.values[unit * input.stride + n]! - mean[n]!) * inverse[n]!);
      gradient.values[at] = (gamma[unit]! * gradient.values[at]! - slope[n]! - along) * inverse[n]!;
    }
  }
}
