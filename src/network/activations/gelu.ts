import { exp } from "../../elementary/exp.ts";
import { normalCdf } from "../../elementary/normalCdf.ts";
import type { Activation } from "./activation.ts";

const peak = 1 / Math.sqrt(2 * Math.PI);

/** Φ(−40) is 0, so that the gate of infinity is, too. */
const beyond = 40;

/** By the tail on the nearer side: one rounding fewer than x Φ(x). */
function valueAt(x: number): number {
  const size = Math.abs(x);
  return Math.max(x, 0) - Math.min(size, beyond) * normalCdf(-size);
}

function slopeAt(x: number): number {
  return normalCdf(x) + x * peak * exp(-0.5 * x * x);
}

/**
 * The Gaussian error linear unit, exact.
 *
 *   gelu(x) = x Φ(x) = max(x, 0) − |x| Φ(−|x|)        Φ, φ: the standard normal law
 *   gelu′ = Φ(x) + x φ(x), greatest at x = √2
 *
 * Error    of the value below 2e-16 max(1, |x|)
 * Source   Hendrycks & Gimpel (2016, arXiv:1606.08415); `torch.nn.GELU()`
 */
export const gelu: Activation = {
  name: "gelu",
  parameter: 0,
  value: valueAt,
  derivative: slopeAt,
  maxDerivative: slopeAt(Math.SQRT2),
  apply(input, output) {
    for (let j = 0; j < output.length; j++) output[j] = valueAt(input[j]!);
  },
  chain(input, _output, gradient) {
    for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j]! * slopeAt(input[j]!);
  },
};
