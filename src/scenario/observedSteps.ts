import type { ObservationName } from "../tracking/observations/observations.ts";
import { scheduledSteps } from "../tracking/schedule.ts";
import type { RunSettings } from "./scenario.ts";

/** The first and the last of the steps from `least` on at which something is observed; null where there is none. */
export function observedBetween(
  name: ObservationName,
  { tracking, training }: RunSettings,
  least: number,
): readonly [first: number, last: number] | null {
  const observation = tracking.observe.find(({ what }) => what === name);
  if (observation === undefined) return null;
  const { what: _, ...schedule } = observation;
  if ("every" in schedule) {
    // Not as a list, which may be long.
    const { every } = schedule;
    const [first, last] = [Math.ceil(least / every) * every, Math.floor(training.steps / every) * every];
    return first <= last ? [first, last] : null;
  }
  const steps = scheduledSteps(schedule, tracking, training.steps).filter((step) => step >= least);
  return steps.length === 0 ? null : [steps[0]!, steps.at(-1)!];
}
