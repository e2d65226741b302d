import type { Matrix } from "../../matrix.ts";

/**
 * The dense forward product.
 *
 *   z[u][n] = b[u] + Σᵢ W[u][i] · h[i][n]
 *
 * Shapes   weights (units × inputs), row-major   bias (units) or null   input (inputs × samples)   output (units × samples)
 * Order    every sum starts at the bias, or +0, and runs over i upwards
 *
 * @example
 *   const h = { rows: 2, columns: 1, stride: 1, values: [4, 5] };
 *   const z = zeros(1, 1);
 *   denseForward([3, -2], [1], h, z);
 *   z.values // [ 3 ]
 */
export function denseForward(
  weights: Float64Array,
  bias: Float64Array | null,
  input: Matrix,
  output: Matrix,
): void {
  const { rows: inputs, stride, values: h } = input;
  const { rows: units, columns: samples, stride: row, values: z } = output;
  for (let u = 0; u < units; u++) {
    const start = bias === null ? 0 : bias[u]!;
    for (let n = 0; n < samples; n++) {
      let sum = start;
      for (let i = 0; i < inputs; i++) sum += weights[u * inputs + i]! * h[i * stride + n]!;
      z[u * row + n] = sum;
    }
  }
}
