import type { Matrix } from "../../matrix.ts";

/**
 * The gradient of the weights of a dense part.
 *
 *   dW[u][i] = Σₙ dz[u][n] · h[i][n]
 *
 * Shapes   outputGradient dz (units × samples)   input h (inputs × samples)   gradient dW (units × inputs), row-major
 * Order    two partial sums, even and odd samples, from +0 upwards, then added
 *
 * @example
 *   const row = (...values) => ({ rows: 1, columns: 3, stride: 3, values });
 *   const dW = [0];
 *   weightGradient(row(1, 2, 3), row(4, 5, 6), dW);
 *   dW // [ 32 ]
 */
export function weightGradient(outputGradient: Matrix, input: Matrix, gradient: Float64Array): void {
  const { rows: units, columns: samples, stride, values: dz } = outputGradient;
  const { rows: inputs, stride: row, values: h } = input;
  for (let u = 0; u < units; u++) {
    for (let i = 0; i < inputs; i++) {
      let even = 0;
      let odd = 0;
      for (let n = 0; n < samples; n += 2) even += dz[u * stride + n]! * h[i * row + n]!;
      for (let n = 1; n < samples; n += 2) odd += dz[u * stride + n]! * h[i * row + n]!;
      gradient[u * inputs + i] = even + odd;
    }
  }
}
