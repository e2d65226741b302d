import { tanhByTable } from "../kernels/tanhTable.ts";
import type { Activation } from "./activation.ts";

/** Below this, ½ + ½ tanh(x/2) would lose relative accuracy to cancellation. */
const tail = -8;

/** 1 / (1 + e⁻ˣ), below 1e-15 absolute, with its relative accuracy kept in the lower tail. */
export function sigmoidValue(x: number): number {
  return x < tail ? 1 / (1 + Math.exp(-x)) : 0.5 + 0.5 * tanhByTable(0.5 * x);
}

/**
 * The logistic function.
 *
 *   σ(x) = 1 / (1 + e⁻ˣ)        σ′ = σ (1 − σ)
 *
 * Source   `torch.sigmoid`
 */
export const sigmoid: Activation = {
  name: "sigmoid",
  parameter: 0,
  value: sigmoidValue,
  derivative: (x) => sigmoidValue(x) * (1 - sigmoidValue(x)),
  maxDerivative: 0.25,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = sigmoidValue(input[j]!);
  },
  chain(_input, output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      const a = output[j]!;
      gradient[j] = gradient[j]! * (a * (1 - a));
    }
  },
};
