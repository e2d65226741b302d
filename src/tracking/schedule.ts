import { exp } from "../elementary/exp.ts";
import { log } from "../elementary/log.ts";
import type { InstrumentSettings, ObservationSchedule } from "./instrumentSettings.ts";

/**
 * Steps at which an observation is made, ascending and without repetition, 0 (before any update) and the last among
 * them unless they were given outright.
 *
 *   snapshots    every step up to `dense`, then `count` more, evenly or by logarithm
 *   evaluations  `evaluations` steps, evenly
 *   every n      0, n, 2n, …
 */
export function scheduledSteps(
  schedule: ObservationSchedule,
  settings: Pick<InstrumentSettings, "snapshots" | "evaluations">,
  totalSteps: number,
): Int32Array {
  if ("every" in schedule) return multiplesOf(schedule.every, totalSteps);
  if (schedule.at === "snapshots") return snapshotSteps(settings.snapshots, totalSteps);
  if (schedule.at === "evaluations") return spread(0, totalSteps, settings.evaluations - 1);
  return ascending(schedule.at.filter((step) => step <= totalSteps));
}

function multiplesOf(every: number, totalSteps: number): Int32Array {
  return Int32Array.from({ length: Math.floor(totalSteps / every) + 1 }, (_, index) => index * every);
}

function snapshotSteps(snapshots: InstrumentSettings["snapshots"], totalSteps: number): Int32Array {
  const dense = Math.min(snapshots.dense, totalSteps);
  const first = Array.from({ length: dense + 1 }, (_, step) => step);
  const rest =
    snapshots.spacing === "even"
      ? spread(dense, totalSteps, snapshots.count)
      : spreadByLogarithm(Math.max(1, dense), totalSteps, snapshots.count);
  return ascending([...first, ...rest]);
}

/** from, …, to in `intervals` equal intervals, rounded to whole steps. */
function spread(from: number, to: number, intervals: number): Int32Array {
  const count = Math.max(1, Math.min(intervals, to - from));
  return ascending(
    Array.from({ length: count + 1 }, (_, index) => Math.round(from + ((to - from) * index) / count)),
  );
}

function spreadByLogarithm(from: number, to: number, intervals: number): Int32Array {
  const ratio = log(to / from);
  return ascending(
    Array.from({ length: intervals + 1 }, (_, index) => Math.round(from * exp((ratio * index) / intervals))),
  );
}

function ascending(steps: Iterable<number>): Int32Array {
  return Int32Array.from([...new Set(steps)].sort((a, b) => a - b));
}
