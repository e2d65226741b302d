import { exp } from "./exp.ts";
import { log1p } from "./log1p.ts";

/**
 * ln(1 + eˣ), without overflow, and without cancellation in the lower tail.
 *
 *   softplus(x) = max(x, 0) + ln(1 + e^−|x|)
 *
 * Error    at most 2 units in the last place; 0 at −∞, ∞ at ∞, NaN for NaN
 *
 * @example
 *   softplus(1) // 1.31326
 *   softplus(-1) // 0.313262
 */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}
