import type { Matrix } from "../../matrix.ts";

/**
 * The gradient of the weights of a dense part.
 *
 *   dW[u][i] = Σₙ dz[u][n] · h[i][n]
 *
 * Shapes   outputGradient dz (units × samples)   input h (inputs × samples)   gradient dW (units × inputs), row-major
 * Order    two partial sums, even and odd samples, from +0 upwards, then added
 */
export function weightGradient(outputGradient: Matrix, input: Matrix, gradient: Float64Array): void {
  const samples = input.columns;
  for (let u = 0; u < outputGradient.rows; u++) {
    const z = u * outputGradient.stride;
    for (let i = 0; i < input.rows; i++) {
      const h = i * input.stride;
      let even = 0;
      let odd = 0;
      for (let n = 0; n < samples; n += 2) even += outputGradient.values[z + n]! * input.values[h + n]!;
      for (let n = 1; n < samples; n += 2) odd += outputGradient.values[z + n]! * input.values[h + n]!;
      gradient[u * input.rows + i] = even + odd;
    }
  }
}
