import { exp } from "../elementary/exp.ts";
import { log } from "../elementary/log.ts";
import { normalCdf } from "../elementary/normalCdf.ts";

/*
 * The ratio of two independent variances of normal samples, Snedecor's F, by Paulson's approximation.
 *
 *   u = ((1 − b) ∛F − (1 − a)) / √(b ∛F² + a)      a = 2/(9 d₁), b = 2/(9 d₂), u standard normal
 *
 * Shapes   d₁ above, d₂ below the stroke, both above 0, fractions among them
 * Error    of a probability below 0.01 for d₁ ≥ 1, d₂ ≥ 3
 * Source   Paulson (1942), "An approximate normalization of the analysis of variance distribution"
 */

/**
 * P(F > ratio).
 *
 * @example
 *   varianceRatioTail(2.348, 10, 20) // 0.0499575
 */
export function varianceRatioTail(ratio: number, above: number, below: number): number {
  const [a, b] = [2 / (9 * above), 2 / (9 * below)];
  const root = ratio > 0 ? exp(log(ratio) / 3) : 0;
  return normalCdf(-((1 - b) * root - (1 - a)) / Math.sqrt(b * root * root + a));
}

/** Standard normal quantile of 0.975. */
const TWO_SIDED = 1.959963984540054;

/**
 * The ratios between which F lies with probability 0.95; without a degree of freedom it may be anything.
 *
 * @example
 *   const { low, high } = varianceRatioBand(10, 20);
 *   [low, high]; // [ 0.290768, 2.7752 ]
 */
export function varianceRatioBand(
  above: number,
  below: number,
): { readonly low: number; readonly high: number } {
  if (!(above > 0 && below > 0)) return { low: 0, high: Number.POSITIVE_INFINITY };
  const [a, b] = [2 / (9 * above), 2 / (9 * below)];
  // (1 − b) r − (1 − a) = ± u √(b r² + a), squared: a quadratic in r = ∛F.
  const u2 = TWO_SIDED * TWO_SIDED;
  const square = (1 - b) * (1 - b) - b * u2;
  const half = (1 - a) * (1 - b);
  const rest = (1 - a) * (1 - a) - a * u2;
  const root = Math.sqrt(Math.max(0, half * half - square * rest));
  return {
    low: cubed((half - root) / square),
    high: square > 0 ? cubed((half + root) / square) : Number.POSITIVE_INFINITY,
  };
}

const cubed = (value: number) => (value > 0 ? value * value * value : 0);
