import { exp } from "./exp.ts";

/**
 * The logistic function.
 *
 *   σ(x) = 1 / (1 + e⁻ˣ) = m − m e / (1 + e)      e = e^−|x|, m = 1 for x ≥ 0, else e
 *
 * Error    at most 2 units in the last place, in the lower tail, too; 0 at −∞, 1 at ∞, NaN for NaN
 *
 * @example
 *   sigmoid(1) // 0.731059
 *   sigmoid(-1) // 0.268941
 */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  // e ≤ 1, so that the larger of it and 1 or 0 is m, without a branch to mispredict.
  const m = Math.max(e, +(x >= 0));
  return m - m * (e / (1 + e));
}
