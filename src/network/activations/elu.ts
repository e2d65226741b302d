import type { Activation } from "./activation.ts";

/**
 * The exponential linear unit, with α = 1.
 *
 *   elu(x) = x for x > 0, else eˣ − 1        elu′ = 1 for x > 0, else eˣ (at 0: 1)
 *
 * Source   Clevert, Unterthiner & Hochreiter (2016); `torch.nn.ELU` with its default α
 */
export const elu: Activation = {
  name: "elu",
  value: (x) => (x > 0 ? x : Math.expm1(x)),
  derivative: (x) => (x > 0 ? 1 : Math.exp(x)),
  maxDerivative: 1,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) {
      const x = input[j]!;
      output[j] = x > 0 ? x : Math.expm1(x);
    }
  },
  chain(_input, output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      const a = output[j]!;
      if (a <= 0) gradient[j] = gradient[j]! * (1 + a);
    }
  },
};
