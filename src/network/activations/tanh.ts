import { tanh as hyperbolicTangent } from "../../elementary/tanh.ts";
import type { Activation } from "./activation.ts";

/**
 * The hyperbolic tangent.
 *
 *   tanh x        tanh′ = 1 − tanh²
 *
 * Source   `torch.tanh`
 */
export const tanh: Activation = {
  name: "tanh",
  parameter: 0,
  value: hyperbolicTangent,
  derivative(x) {
    const y = hyperbolicTangent(x);
    return 1 - y * y;
  },
  maxDerivative: 1,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = hyperbolicTangent(input[j]!);
  },
  chain(_input, output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      const a = output[j]!;
      gradient[j] = gradient[j]! * (1 - a * a);
    }
  },
};
