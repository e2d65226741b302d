import { expm1 } from "../elementary/expm1.ts";
import { log } from "../elementary/log.ts";
import { log1p } from "../elementary/log1p.ts";
import type { Moments } from "./statisticsTable.ts";

/** How far running statistics have come from mean 0 and variance 1 to those of the batches. */
export interface PathFit {
  /** λ: 0 at the start, 1 where they have arrived. */
  readonly share: number;
  /** Of the squared distance from the batches' statistics, how much the path explains: 1 where they lie on it; 0 where a running variance is. */
  readonly explained: number;
}

/**
 * After n updates by batches that stay alike, statistics that began at mean 0 and variance 1 have come the same share of the
 * way in every unit:
 *
 *   running mean = λ μ̄      running variance = (1 − λ) + λ w      λ = 1 − (1 − momentum)ⁿ
 *
 * The λ is taken that leaves the least squared distance, of means in sds of the unit and of variances as ½ log of their ratio.
 *
 * @example
 *   pathFromStart([{ mean: 2, within: 5 }], [{ mean: 0.5, variance: 2 }]).share // 0.25
 */
export function pathFromStart(
  batches: readonly { readonly mean: number; readonly within: number }[],
  running: readonly Moments[],
): PathFit {
  const left = (share: number) => {
    let sum = 0;
    for (const [at, { mean, within }] of batches.entries()) {
      const ofMean = running[at]!.mean - share * mean;
      const ofLogSd = 0.5 * log(running[at]!.variance / (1 - share + share * within));
      sum += (ofMean * ofMean) / within + ofLogSd * ofLogSd;
    }
    return sum;
  };
  const whole = left(1);
  let best = { share: 1, rest: whole };
  for (let step = 0; step < STEPS; step++) {
    const rest = left(step / STEPS);
    if (rest < best.rest) best = { share: step / STEPS, rest };
  }
  return {
    share: best.share,
    explained: whole > 0 && whole < Number.POSITIVE_INFINITY ? 1 - best.rest / whole : 0,
  };
}

/** λ to four hundredths of a percent. */
const STEPS = 2500;

/**
 * The share of the way that so many updates go: λ = 1 − (1 − momentum)ⁿ, momentum the weight of the new batch.
 *
 * @example
 *   shareAfter(0.1, 30) // 0.957609
 */
export function shareAfter(momentum: number, updates: number): number {
  if (updates === 0) return 0;
  return momentum < 1 ? -expm1(updates * log1p(-momentum)) : 1;
}
