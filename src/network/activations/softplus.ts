import type { Activation } from "./activation.ts";
import { sigmoidValue } from "./sigmoid.ts";

/** ln(1 + eˣ) without overflow, and without cancellation in the lower tail. */
function softplusValue(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/**
 * The smooth rectifier, exact everywhere: not the identity beyond 20, as PyTorch's default has it.
 *
 *   softplus(x) = ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|)        softplus′ = σ
 *
 * Source   Dugas et al. (2001); `torch.logaddexp(x, 0)`
 */
export const softplus: Activation = {
  name: "softplus",
  value: softplusValue,
  derivative: sigmoidValue,
  maxDerivative: 1,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = softplusValue(input[j]!);
  },
  chain(input, _output, gradient) {
    for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j]! * sigmoidValue(input[j]!);
  },
};
