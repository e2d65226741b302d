import type { Matrix } from "../../matrix.ts";

/**
 * The gradient that a dense part hands to what fed it.
 *
 *   dh[i][n] = Σᵤ W[u][i] · dz[u][n]
 *
 * Shapes   weights (units × inputs), row-major   outputGradient dz (units × samples)   toInput dh (inputs × samples)
 * Order    every sum starts at +0 and runs over u upwards
 *
 * @example
 *   const dz = { rows: 1, columns: 1, stride: 1, values: [2] };
 *   const dh = zeros(2, 1);
 *   inputGradient([3, -2], dz, dh);
 *   dh.values // [ 6, -4 ]
 */
export function inputGradient(weights: Float64Array, outputGradient: Matrix, toInput: Matrix): void {
  const { rows: units, stride, values: dz } = outputGradient;
  const { rows: inputs, columns: samples, stride: row, values: dh } = toInput;
  for (let i = 0; i < inputs; i++) {
    for (let n = 0; n < samples; n++) {
      let sum = 0;
      for (let u = 0; u < units; u++) sum += weights[u * inputs + i]! * dz[u * stride + n]!;
      dh[i * row + n] = sum;
    }
  }
}
