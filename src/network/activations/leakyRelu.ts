import type { Activation } from "./activation.ts";

/** Slope of the leaky relu below 0: PyTorch's default. */
const slope = 0.01;

/**
 * The leaky rectifier.
 *
 *   f(x) = x for x > 0, else s x        f′ = 1 for x > 0, else s (at 0, too)        s = 0.01
 *
 * Source   Maas, Hannun & Ng (2013); `torch.nn.LeakyReLU` with its default slope
 */
export const leakyRelu: Activation = {
  name: "leaky-relu",
  value: (x) => (x <= 0 ? slope * x : x),
  derivative: (x) => (x <= 0 ? slope : 1),
  maxDerivative: 1,
  apply(input, output) {
    for (let j = 0; j < output.length; j++) {
      const x = input[j]!;
      output[j] = x <= 0 ? slope * x : x;
    }
  },
  chain(_input, output, gradient) {
    for (let j = 0; j < gradient.length; j++) {
      if (output[j]! <= 0) gradient[j] = slope * gradient[j]!;
    }
  },
};
