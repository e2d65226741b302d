import { sigmoid } from "../../elementary/sigmoid.ts";
import { softplus } from "../../elementary/softplus.ts";
import type { Activation } from "./activation.ts";

/**
 * The smooth rectifier.
 *
 *   softplus(x) = ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|)        softplus′ = σ        x and 1 above the threshold
 *
 * @param threshold above which it is the identity; ∞: exact everywhere
 * Source   Dugas et al. (2001); exact: `torch.logaddexp(x, 0)`; `torch.nn.Softplus` has a threshold of 20
 */
export function createSoftplus(threshold = Number.POSITIVE_INFINITY): Activation {
  const value = (x: number) => (x > threshold ? x : softplus(x));
  const derivative = (x: number) => (x > threshold ? 1 : sigmoid(x));
  return {
    name: "softplus",
    parameter: threshold,
    value,
    derivative,
    maxDerivative: 1,
    apply(input, output) {
      for (let j = 0; j < output.length; j++) output[j] = value(input[j]!);
    },
    chain(input, _output, gradient) {
      for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j]! * derivative(input[j]!);
    },
  };
}
