import { tanhByTable } from "./kernels/tanhTable.ts";
import type { ActivationName } from "./settings.ts";

/**
 * A non-linearity and its slope.
 *
 *   sigmoid(x) = 1 / (1 + e⁻ˣ)      tanh x      relu(x) = max(x, 0), with relu'(0) = 0
 *
 * Shapes   the row functions work on arrays of one length, any number of rows at once
 * Error    below 1e-15 absolute; sigmoid keeps its relative accuracy in the lower tail
 */
export interface Activation {
  readonly name: ActivationName;
  value(x: number): number;
  derivative(x: number): number;
  /** Largest value that the derivative takes: a unit is saturated where its slope is a small share of this. */
  readonly maxDerivative: number;
  /** output[j] = value(input[j]); `output` may be `input`. */
  apply(input: Float64Array, output: Float64Array): void;
  /** gradient[j] *= the slope at j, read off the output that `apply` made. */
  chain(output: Float64Array, gradient: Float64Array): void;
}

/** Below this, ½ + ½ tanh(x/2) would lose relative accuracy to cancellation. */
const sigmoidTail = -8;

function sigmoidValue(x: number): number {
  return x < sigmoidTail ? 1 / (1 + Math.exp(-x)) : 0.5 + 0.5 * tanhByTable(0.5 * x);
}

const sigmoid: Activation = {
  name: "sigmoid",
  value: sigmoidValue,
  derivative: (x) => sigmoidValue(x) * (1 - sigmoidValue(x)),
  maxDerivative: 0.25,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = sigmoidValue(input[j]!);
  },
  chain(output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      const a = output[j]!;
      gradient[j] = gradient[j]! * (a * (1 - a));
    }
  },
};

const tanh: Activation = {
  name: "tanh",
  value: tanhByTable,
  derivative: (x) => 1 - tanhByTable(x) ** 2,
  maxDerivative: 1,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = tanhByTable(input[j]!);
  },
  chain(output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      const a = output[j]!;
      gradient[j] = gradient[j]! * (1 - a * a);
    }
  },
};

/** NaN stays NaN, so that a network that diverged cannot look healthy behind its relus. */
const relu: Activation = {
  name: "relu",
  value: (x) => (x <= 0 ? 0 : x),
  derivative: (x) => (x <= 0 ? 0 : 1),
  maxDerivative: 1,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) {
      const x = input[j]!;
      output[j] = x <= 0 ? 0 : x;
    }
  },
  chain(output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      if (output[j]! <= 0) gradient[j] = 0;
    }
  },
};

export const activations = { sigmoid, tanh, relu } satisfies Record<ActivationName, Activation>;
