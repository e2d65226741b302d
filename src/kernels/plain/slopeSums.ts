import type { Matrix } from "../../matrix.ts";

/**
 * The two sums that every gradient through a normalization needs.
 *
 *   sums[u] = Σₙ d[u][n]      products[u] = Σₙ d[u][n] · (x[u][n] − center[u])
 *
 * Shapes   gradient d, input x (units × samples)   center, sums, products (units)
 * Order    two partial sums, even and odd samples, from +0 upwards, then added
 *
 * @example
 *   const row = (...values) => ({ rows: 1, columns: 2, stride: 2, values });
 *   const [sums, products] = [[0], [0]];
 *   slopeSums(row(1, 2), row(4, 6), [5], sums, products);
 *   [sums, products] // [ [ 3 ], [ 1 ] ]
 */
export function slopeSums(
  gradient: Matrix,
  input: Matrix,
  center: Float64Array,
  sums: Float64Array,
  products: Float64Array,
): void {
  const samples = gradient.columns;
  for (let unit = 0; unit < gradient.rows; unit++) {
    const d = unit * gradient.stride;
    const x = unit * input.stride;
    const middle = center[unit]!;
    let evenSum = 0;
    let evenProduct = 0;
    for (let n = 0; n < samples; n += 2) {
      evenSum += gradient.values[d + n]!;
      evenProduct += gradient.values[d + n]! * (input.values[x + n]! - middle);
    }
    let oddSum = 0;
    let oddProduct = 0;
    for (let n = 1; n < samples; n += 2) {
      oddSum += gradient.values[d + n]!;
      oddProduct += gradient.values[d + n]! * (input.values[x + n]! - middle);
    }
    sums[unit] = evenSum + oddSum;
    products[unit] = evenProduct + oddProduct;
  }
}
