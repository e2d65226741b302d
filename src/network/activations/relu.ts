import type { Activation } from "./activation.ts";

/**
 * The rectifier. NaN stays NaN, so that a network that diverged cannot look healthy behind its relus.
 *
 *   relu(x) = max(x, 0)        relu′ = 1 for x > 0, else 0 (at 0, too)
 *
 * Source   Nair & Hinton (2010); `torch.relu`
 */
export const relu: Activation = {
  name: "relu",
  parameter: 0,
  value: (x) => (x <= 0 ? 0 : x),
  derivative: (x) => (x <= 0 ? 0 : 1),
  maxDerivative: 1,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) {
      const x = input[j]!;
      output[j] = x <= 0 ? 0 : x;
    }
  },
  chain(_input, output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      if (output[j]! <= 0) gradient[j] = 0;
    }
  },
};
