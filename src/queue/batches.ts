import { secondsOfRun } from "../plan/expectedTime.ts";
import type { PlannedRun } from "../runs/execute.ts";
import { bySeed } from "../runs/seedMajor.ts";
import { RUNS_PER_BATCH } from "./messages.ts";

/** So long a batch takes a worker, so that the two milliseconds that a job costs are next to nothing. */
const SECONDS = 1;
/** Of short work, so many batches, that many workers have a share. */
const FEWEST_BATCHES = 100;

/**
 * Runs in batches of about a second, each of whole units of work (a seed with the twins that share its data); a longer unit is
 * a batch of its own. They follow from the plan alone: a coordinator that is started again finds its own in the queue.
 */
export function batchesOf(
  runs: readonly PlannedRun[],
  seconds: (run: PlannedRun) => number = ({ plan }) => secondsOfRun(plan),
): PlannedRun[][] {
  const expected = new Map(runs.map((run) => [run, seconds(run)]));
  const all = runs.reduce((sum, run) => sum + expected.get(run)!, 0);
  const most = Math.min(SECONDS, all / FEWEST_BATCHES);
  const batches: PlannedRun[][] = [];
  let latest = { runs: [] as PlannedRun[], seconds: 0 };
  for (const unit of bySeed(runs.map((run) => [run] as const))) {
    const members = unit.flat();
    const taken = members.reduce((sum, run) => sum + expected.get(run)!, 0);
    const isFull = latest.seconds + taken > most || latest.runs.length + members.length > RUNS_PER_BATCH;
    if (latest.runs.length === 0 || isFull) {
      latest = { runs: [], seconds: 0 };
      batches.push(latest.runs);
    }
    latest.runs.push(...members);
    latest.seconds += taken;
  }
  return batches;
}
