import { log } from "../elementary/log.ts";
import type { Blocks } from "../tracking/observations/observations.ts";

type Sensitivity = NonNullable<Blocks["sensitivity"]>;

/** Twins further apart than this are no longer a small error of each other. */
const small = 1e-3;
const apart = 0.01;
const leastPoints = 3;

/**
 * Growth per step of the distance between a run and its twin: the largest Lyapunov exponent, as far as it can be seen.
 *
 *   least-squares slope of log d over the steps, d = ‖θ′ − θ‖/‖θ‖, up to the first that is not below 10⁻³
 *
 * Units    1/step: an error grows by e within 1/slope steps; about 0 or below where training is not chaotic
 * Differs  NaN where there are fewer than three such points
 */
export function growthPerStep({ steps, distance }: Pick<Sensitivity, "steps" | "distance">): number {
  const end = distance.findIndex((d) => !(d < small));
  const upTo = end === -1 ? distance.length : end;
  let count = 0;
  let meanStep = 0;
  let meanLog = 0;
  const isPoint = (at: number) => distance[at]! > 0;
  for (let at = 0; at < upTo; at++) {
    if (!isPoint(at)) continue;
    count++;
    meanStep += steps[at]!;
    meanLog += log(distance[at]!);
  }
  if (count < leastPoints) return Number.NaN;
  meanStep /= count;
  meanLog /= count;
  let product = 0;
  let squares = 0;
  for (let at = 0; at < upTo; at++) {
    if (!isPoint(at)) continue;
    const away = steps[at]! - meanStep;
    product += away * (log(distance[at]!) - meanLog);
    squares += away * away;
  }
  return product / squares;
}

/** The first observed step at which the probe losses of run and twin are more than 1 % apart; null where none is. */
export function stepsUntilApart({
  steps,
  loss,
  twinLoss,
}: Pick<Sensitivity, "steps" | "loss" | "twinLoss">): number | null {
  const at = loss.findIndex((own, index) => !(Math.abs(twinLoss[index]! - own) <= apart * Math.abs(own)));
  return at === -1 ? null : steps[at]!;
}
