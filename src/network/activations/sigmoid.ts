import { sigmoid as logistic } from "../../elementary/sigmoid.ts";
import type { Activation } from "./activation.ts";

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
  value: logistic,
  derivative(x) {
    const a = logistic(x);
    return a * (1 - a);
  },
  maxDerivative: 0.25,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = logistic(input[j]!);
  },
  chain(_input, output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      const a = output[j]!;
      gradient[j] = gradient[j]! * (a * (1 - a));
    }
  },
};
