import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { type Allocate, type Matrix, onHeap } from "../matrix.ts";
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
  allocate: Allocate = onHeap,
): Dense {
  return {
    inputs,
    units,
    weights: allocate(units * inputs),
    bias: hasBias ? allocate(units) : null,
    weightGradient: allocate(units * inputs),
    biasGradient: hasBias ? allocate(units) : null,
    weightNorm: hasWeightNorm ? createWeightNorm(inputs, units, allocate) : null,
  };
}

/**
 * z = W h + b
 *
 * @example
 *   const dense = createDense(2, 1, true);
 *   dense.weights.set([3, -2]);
 *   dense.bias.set([1]);
 *   const z = zeros(1, 1);
 *   applyDense(dense, { rows: 2, columns: 1, stride: 1, values: Float64Array.of(4, 5) }, z);
 *   z.values // [ 3 ]
 */
export function applyDense(
  dense: Dense,
  input: Matrix,
  output: Matrix,
  kernels: Kernels = plainKernels,
): void {
  if (dense.weightNorm !== null) composeWeights(dense.weightNorm, dense.weights);
  kernels.denseForward(dense.weights, dense.bias, input, output);
}

/**
 * Writes dW (with dv and dg of a weight norm) and db; and dh, unless `toInput` is null (the first layer).
 *
 * @example
 *   const dense = createDense(2, 1, true);
 *   dense.weights.set([3, -2]);
 *   const column = (...values) => ({ rows: values.length, columns: 1, stride: 1, values: Float64Array.from(values) });
 *   const dh = zeros(2, 1);
 *   denseBackward(dense, column(4, 5), column(2), dh);
 *   [dense.weightGradient, dense.biasGradient, dh.values] // [ [ 8, 10 ], [ 2 ], [ 6, -4 ] ]
 */
export function denseBackward(
  dense: Dense,
  input: Matrix,
  outputGradient: Matrix,
  toInput: Matrix | null,
  kernels: Kernels = plainKernels,
): void {
  const { weights, biasGradient } = dense;
  kernels.weightGradient(outputGradient, input, dense.weightGradient);
  if (dense.weightNorm !== null) weightNormBackward(dense.weightNorm, dense.weightGradient);
  if (biasGradient !== null) kernels.rowSums(outputGradient, biasGradient);
  if (toInput !== null) kernels.inputGradient(weights, outputGradient, toInput);
}
