import { sigmoid } from "../../elementary/sigmoid.ts";
import type { Activation } from "./activation.ts";

function slopeAt(x: number): number {
  const s = sigmoid(x);
  return s * (1 + x * (1 - s));
}

/**
 * The sigmoid linear unit, or swish.
 *
 *   silu(x) = x σ(x)        silu′ = σ (1 + x (1 − σ)), greatest at x = 2.3994
 *
 * Source   Elfwing, Uchibe & Doya (2018); `torch.nn.SiLU`
 */
export const silu: Activation = {
  name: "silu",
  parameter: 0,
  value: (x) => x * sigmoid(x),
  derivative: slopeAt,
  maxDerivative: slopeAt(2.3993572881),
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = input[j]! * sigmoid(input[j]!);
  },
  chain(input, _output, gradient) {
    for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j]! * slopeAt(input[j]!);
  },
};
