import { sigmoid } from "../../elementary/sigmoid.ts";
import type { Activation } from "./activation.ts";

const root = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/** ½ (1 + tanh u) = σ(2u), which keeps its relative accuracy in the lower tail. */
function gate(x: number): number {
  return sigmoid(2 * root * (x + cubic * x * x * x));
}

function slopeAt(x: number): number {
  const g = gate(x);
  return g + x * g * (1 - g) * 2 * root * (1 + 3 * cubic * x * x);
}

/**
 * The Gaussian error linear unit by its tanh approximation.
 *
 *   f(x) = ½ x (1 + tanh u) = x g,  g = σ(2u)        u = √(2/π) (x + 0.044715 x³)
 *   f′ = g + 2 x g (1 − g) u′, greatest at x = 1.4185
 *
 * Source   Hendrycks & Gimpel (2016, arXiv:1606.08415); `torch.nn.GELU(approximate="tanh")`
 */
export const geluTanh: Activation = {
  name: "gelu-tanh",
  parameter: 0,
  value: (x) => x * gate(x),
  derivative: slopeAt,
  maxDerivative: slopeAt(1.4185039721),
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = input[j]! * gate(input[j]!);
  },
  chain(input, _output, gradient) {
    for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j]! * slopeAt(input[j]!);
  },
};
