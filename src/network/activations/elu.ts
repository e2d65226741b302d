import { exp } from "../../elementary/exp.ts";
import { expm1 } from "../../elementary/expm1.ts";
import type { Activation } from "./activation.ts";

/**
 * The exponential linear unit.
 *
 *   elu(x) = x for x > 0, else α (eˣ − 1)        elu′ = 1 for x > 0, else α eˣ = elu + α (at 0: α)
 *
 * @param alpha α, any number
 * Source   Clevert, Unterthiner & Hochreiter (2016); `torch.nn.ELU`, whose default α is 1
 */
export function createElu(alpha = 1): Activation {
  return {
    name: "elu",
    parameter: alpha,
    value: (x) => (x > 0 ? x : alpha * expm1(x)),
    derivative: (x) => (x > 0 ? 1 : alpha * exp(x)),
    maxDerivative: Math.max(1, alpha),
    apply(input, output) {
      for (let j = 0; j < output.length; j++) {
        const x = input[j]!;
        output[j] = x > 0 ? x : alpha * expm1(x);
      }
    },
    chain(input, output, gradient) {
      for (let j = 0; j < gradient.length; j++) {
        if (input[j]! <= 0) gradient[j] = gradient[j]! * (output[j]! + alpha);
      }
    },
  };
}
