import { log } from "../elementary/log.ts";
import { runningMedians } from "../statistics/runningMedians.ts";
import type { BatchSeries, RunRecord } from "../tracking/record.ts";
import { meets } from "../tracking/trainingTarget.ts";

const WINDOW = 51;

/**
 * How unsteady the loss of the batches is: sd of its logarithm about the running median over 51 steps (one entry of the
 * series where those are longer), cut off at both ends. NaN for a run shorter than the window.
 */
export function lossUnsteadiness({ loss, blockSize }: BatchSeries): number {
  const window = Math.max(3, 2 * Math.floor(WINDOW / blockSize / 2) + 1);
  const half = (window - 1) / 2;
  const logs = Float64Array.from(loss, (each) => log(each));
  const medians = runningMedians(logs, half);
  let squares = 0;
  for (let at = 0; at < medians.length; at++) {
    const deviation = logs[at + half]! - medians[at]!;
    squares += deviation * deviation;
  }
  return medians.length === 0 ? Number.NaN : Math.sqrt(squares / medians.length);
}

/** Share of the checks after the target was reached that do not hold it; NaN where it was not, or at the last check. */
export function checksBelowTarget({
  checks,
  stepsToTarget,
}: Pick<RunRecord, "checks" | "stepsToTarget">): number {
  if (stepsToTarget === null) return Number.NaN;
  const after = checks.values.filter((_, at) => checks.steps[at]! > stepsToTarget);
  return after.length === 0
    ? Number.NaN
    : after.filter((value) => !meets(checks, value)).length / after.length;
}
