import type { Matrix } from "../../matrix.ts";

/**
 * The dense forward product.
 *
 *   z[u][n] = b[u] + Σᵢ W[u][i] · h[i][n]
 *
 * Shapes   weights (units × inputs), row-major   bias (units) or null   input (inputs × samples)   output (units × samples)
 * Order    every sum starts at the bias, or +0, and runs over i upwards
 */
export function denseForward(
  weights: Float64Array,
  bias: Float64Array | null,
  input: Matrix,
  output: Matrix,
): void {
  const inputs = input.rows;
  for (let u = 0; u < output.rows; u++) {
    const z = u * output.stride;
    const start = bias === null ? 0 : bias[u]!;
    for (let n = 0; n < output.columns; n++) output.values[z + n] = start;
    for (let i = 0; i < inputs; i++) {
      const weight = weights[u * inputs + i]!;
      const h = i * input.stride;
      for (let n = 0; n < output.columns; n++) {
        output.values[z + n] = output.values[z + n]! + weight * input.values[h + n]!;
      }
    }
  }
}
