import type { Matrix } from "../../matrix.ts";

/**
 * Every sample normalized over the units of its layer.
 *
 *   y = (x − μ) · (1/s) · γ + β      s = √(v + ε)      μ = (1/C) Σ x      v = (1/C) Σ (x − μ)²
 *
 * Shapes   input x, output y (C units × samples), which may be one   γ, β (units)   mean μ, inverse 1/s (samples), written
 * Order    sums run over the units upwards
 *
 * @example
 *   const x = { rows: 2, columns: 1, stride: 1, values: [1, 3] };
 *   const [mean, inverse, y] = [[0], [0], zeros(2, 1)];
 *   layerNormForward(x, [1, 10], [0, 5], 0, mean, inverse, y);
 *   [mean, inverse, y.values] // [ [ 2 ], [ 1 ], [ -1, 15 ] ]
 */
export function layerNormForward(
  input: Matrix,
  gamma: Float64Array,
  beta: Float64Array,
  epsilon: number,
  mean: Float64Array,
  inverse: Float64Array,
  output: Matrix,
): void {
  const { rows: units, columns, stride, values } = input;
  for (let n = 0; n < columns; n++) {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += values[unit * stride + n]!;
    const center = sum / units;
    sum = 0;
    for (let unit = 0; unit < units; unit++) {
      const deviation = values[unit * stride + n]! - center;
      sum += deviation * deviation;
    }
    mean[n] = center;
    inverse[n] = 1 / Math.sqrt(sum / units + epsilon);
  }
  for (let unit = 0; unit < units; unit++) {
    for (let n = 0; n < columns; n++) {
      const normalized = (values[unit * stride + n]! - mean[n]!) * inverse[n]!;
      output.values[unit * output.stride + n] = normalized * gamma[unit]! + beta[unit]!;
    }
  }
}
