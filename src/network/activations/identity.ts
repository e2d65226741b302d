import type { Activation } from "./activation.ts";

/** No non-linearity: f(x) = x, f′ = 1. A network of these is linear, however deep. */
export const identity: Activation = {
  name: "identity",
  parameter: 0,
  value: (x) => x,
  derivative: () => 1,
  maxDerivative: 1,
  apply(input, output) {
    output.set(input);
  },
  chain() {},
};
