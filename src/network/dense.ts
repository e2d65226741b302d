import { zeroRows } from "../matrix.ts";
import { denseForward } from "./kernels/denseForward.ts";
import { inputGradient } from "./kernels/inputGradient.ts";
import { weightGradient } from "./kernels/weightGradient.ts";
import {
  composeWeights,
  createWeightNorm,
  type WeightNorm,
  weightNormBackward,
} from "./normalizations/weightNorm.ts";

/**
 * The dense part of a layer.
 *
 *   z = W h + b      dW = dz hᵀ      db = Σₙ dz[·][n]      dh = Wᵀ dz
 *
 * Shapes   W (units × inputs), row-major   h (inputs × samples)   z, dz (units × samples)   b (units)
 */
export interface Dense {
  readonly inputs: number;
  readonly units: number;
  /** weights[unit · inputs + input] */
  readonly weights: Float64Array;
  /** null where the layer has none. */
  readonly bias: Float64Array | null;
  readonly weightGradient: Float64Array;
  readonly biasGradient: Float64Array | null;
  /** What the weights are composed of before every use; null where they are trained themselves. */
  readonly weightNorm: WeightNorm | null;
}

/**
 * A dense part whose weights and biases are 0.
 *
 * @example
 *   createDense(2, 1, true).weights // [ 0, 0 ]
 */
export function createDense(
  inputs: number,
  units: number,
  hasBias: boolean,
  hasWeightNorm: boolean = false,
): Dense {
  return {
    inputs,
    units,
    weights: zeroRows(units, inputs),
    bias: hasBias ? new Float64Array(units) : null,
    weightGradient: zeroRows(units, inputs),
    biasGradient: hasBias ? new Float64Array(units) : null,
    weightNorm: hasWeightNorm ? createWeightNorm(inputs, units) : null,
  };
}

/**
 * z = W h + b
 *
 * @example
 *   const dense = createDense(2, 1, true);
 *   dense.weights.set([3, -2]);
 *   dense.bias.set([1]);
 *   const z = new Float64Array(1);
 *   applyDense(dense, Float64Array.of(4, 5), z, 1);
 *   z // [ 3 ]
 */
export function applyDense(dense: Dense, input: Float64Array, output: Float64Array, samples: number): void {
  if (dense.weightNorm !== null) composeWeights(dense.weightNorm, dense.weights);
  denseForward(dense.weights, dense.bias, input, output, dense.units, dense.inputs, samples);
}

/**
 * Writes dW (with dv and dg of a weight norm) and db; and dh, unless `toInput` is null (the first layer).
 *
 * @example
 *   const dense = createDense(2, 1, true);
 *   dense.weights.set([3, -2]);
 *   const dh = new Float64Array(2);
 *   denseBackward(dense, Float64Array.of(4, 5), Float64Array.of(2), dh, 1);
 *   [dense.weightGradient, dense.biasGradient, dh] // [ [ 8, 10 ], [ 2 ], [ 6, -4 ] ]
 */
export function denseBackward(
  dense: Dense,
  input: Float64Array,
  outputGradient: Float64Array,
  toInput: Float64Array | null,
  samples: number,
): void {
  const { units, inputs, weights, biasGradient } = dense;
  weightGradient(outputGradient, input, dense.weightGradient, units, inputs, samples);
  if (dense.weightNorm !== null) weightNormBackward(dense.weightNorm, dense.weightGradient);
  if (biasGradient !== null) sumRows(outputGradient, biasGradient, units, samples);
  if (toInput !== null) inputGradient(weights, outputGradient, toInput, units, inputs, samples);
}

function sumRows(values: Float64Array, sums: Float64Array, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    let sum = 0;
    for (let n = 0; n < columns; n++) sum += values[from + n]!;
    sums[row] = sum;
  }
}
