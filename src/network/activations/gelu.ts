import { normalCdf } from "../kernels/normalCdf.ts";
import type { Activation } from "./activation.ts";

const peak = 1 / Math.sqrt(2 * Math.PI);

function slopeAt(x: number): number {
  return normalCdf(x) + x * peak * Math.exp(-0.5 * x * x);
}

/**
 * The Gaussian error linear unit, exact.
 *
 *   gelu(x) = x Φ(x)        gelu′ = Φ(x) + x φ(x), greatest at x = √2        Φ, φ: the standard normal law
 *
 * Source   Hendrycks & Gimpel (2016, arXiv:1606.08415); `torch.nn.GELU()`
 */
export const gelu: Activation = {
  name: "gelu",
  parameter: 0,
  value: (x) => x * normalCdf(x),
  derivative: slopeAt,
  maxDerivative: slopeAt(Math.SQRT2),
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = input[j]! * normalCdf(input[j]!);
  },
  chain(input, _output, gradient) {
    for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j]! * slopeAt(input[j]!);
  },
};
