import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ExpectedTime, expectedTime } from "../plan/expectedTime.ts";
import { planSummary } from "../plan/planSummary.ts";
import { counted, duration } from "../report/readableNumbers.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { median } from "../statistics/median.ts";
import type { LoadedScenario } from "./loadScenarios.ts";

/** To start workers and to write a report, per scenario. */
const OVERHEAD_SECONDS = 2;

/** Where seeds go on until decided, from the fewest seconds to the most. */
export interface TimeAhead extends ExpectedTime {
  readonly fewestSeconds: number;
}

/** What is left to do of a scenario, by the clock; `watching` is the share of the runs' time that tracking takes. */
export function timeAhead(
  scenario: Scenario,
  {
    finished,
    workers,
    slowness,
  }: { readonly finished: number; readonly workers: number; readonly slowness: number },
): TimeAhead {
  const { runs, fewestRuns, tuningRuns } = planSummary(scenario);
  const { watching } = expectedTime(scenario);
  const secondsFor = (count: number, all: number) => {
    const left = Math.max(0, all - finished);
    const { seconds } = expectedTime({ ...scenario, seeds: { ...scenario.seeds, count } });
    return OVERHEAD_SECONDS + (slowness * (left / all) * seconds) / Math.max(1, Math.min(workers, left));
  };
  const { count, untilDecided } = scenario.seeds;
  return {
    seconds: secondsFor(count, tuningRuns + runs),
    fewestSeconds: secondsFor(untilDecided?.atLeast ?? count, tuningRuns + fewestRuns),
    watching,
  };
}

/** "20 seconds", or "20 seconds to 3 minutes" where it is not known how many seeds it takes. */
export function durationAhead({
  seconds,
  fewestSeconds,
}: Pick<TimeAhead, "seconds" | "fewestSeconds">): string {
  const [least, most] = [duration(fewestSeconds), duration(seconds)];
  if (least === most) return most;
  const [unit] = most.split(" ").slice(-1);
  return `${least.endsWith(` ${unit}`) ? least.slice(0, -` ${unit}`.length) : least} to ${most}`;
}

/** "about 20 seconds on 2 workers, 70 % of it for watching" */
export function timeInWords(time: TimeAhead, workers: number): string {
  return `about ${durationAhead(time)} on ${counted(workers, "worker")}, ${Math.round(100 * time.watching)} % of it for watching`;
}

/** By which expected times are to be multiplied on this machine: the median of what its finished reports took, if there are any. */
export function machineSlowness(loaded: readonly LoadedScenario[], out: string): number {
  const told = loaded.flatMap((one) => slownessOf(one, out));
  return told.length > 0 ? median(told) : 1;
}

/** How many times as long as expected a scenario took; nothing where it has no report, or took runs from the store. */
function slownessOf({ scenario, variation }: LoadedScenario, out: string): number[] {
  const file = join(out, scenario.name, "manifest.json");
  if (variation !== null || !existsSync(file)) return [];
  try {
    const made = JSON.parse(readFileSync(file, "utf8"));
    const threads = Math.min(made.workers, made.runs.length);
    const working = made.seconds - OVERHEAD_SECONDS;
    const seeds = { ...scenario.seeds, count: made.seeds?.length ?? scenario.seeds.count };
    const ratio = (working * threads) / expectedTime({ ...scenario, seeds }).seconds;
    const isTold = made.reused === 0 && made.variation === null && working > 1;
    return isTold && Number.isFinite(ratio) && ratio > 0 ? [ratio] : [];
  } catch {
    // A report that cannot be read tells nothing.
    return [];
  }
}
