import type { Matrix } from "../../matrix.ts";

/**
 * The gradient that a dense part hands to what fed it.
 *
 *   dh[i][n] = Σᵤ W[u][i] · dz[u][n]
 *
 * Shapes   weights (units × inputs), row-major   outputGradient dz (units × samples)   toInput dh (inputs × samples)
 * Order    every sum starts at +0 and runs over u upwards
 */
export function inputGradient(weights: Float64Array, outputGradient: Matrix, toInput: Matrix): void {
  const inputs = toInput.rows;
  for (let i = 0; i < inputs; i++) {
    const h = i * toInput.stride;
    toInput.values.fill(0, h, h + toInput.columns);
    for (let u = 0; u < outputGradient.rows; u++) {
      const weight = weights[u * inputs + i]!;
      const z = u * outputGradient.stride;
      for (let n = 0; n < toInput.columns; n++) {
        toInput.values[h + n] = toInput.values[h + n]! + weight * outputGradient.values[z + n]!;
      }
    }
  }
}
