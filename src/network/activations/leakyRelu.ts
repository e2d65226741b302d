import type { Activation } from "./activation.ts";

/**
 * The leaky rectifier.
 *
 *   f(x) = x for x > 0, else s x        f′ = 1 for x > 0, else s (at 0, too)
 *
 * @param slope s, any number; 0 is the rectifier
 * Source   Maas, Hannun & Ng (2013); `torch.nn.LeakyReLU`, whose default slope is 0.01
 */
export function createLeakyRelu(slope = 0.01): Activation {
  return {
    name: "leaky-relu",
    parameter: slope,
    value: (x) => (x <= 0 ? slope * x : x),
    derivative: (x) => (x <= 0 ? slope : 1),
    maxDerivative: Math.max(1, slope),
    apply(input, output) {
      for (let j = 0; j < output.length; j++) {
        const x = input[j]!;
        output[j] = x <= 0 ? slope * x : x;
      }
    },
    chain(input, _output, gradient) {
      for (let j = 0; j < gradient.length; j++) {
        if (input[j]! <= 0) gradient[j] = slope * gradient[j]!;
      }
    },
  };
}
