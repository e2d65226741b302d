import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ExpectedTime, expectedTime } from "../plan/expectedTime.ts";
import { counted, duration } from "../report/readableNumbers.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { median } from "../statistics/median.ts";
import type { LoadedScenario } from "./loadScenarios.ts";

/** To start workers and to write a report, per scenario. */
const OVERHEAD_SECONDS = 2;

/** What is left to do of a scenario, by the clock; `watching` is the share of the runs' time that tracking takes. */
export function timeAhead(
  scenario: Scenario,
  {
    all,
    finished,
    workers,
    slowness,
  }: {
    readonly all: number;
    readonly finished: number;
    readonly workers: number;
    readonly slowness: number;
  },
): ExpectedTime {
  const { seconds, watching } = expectedTime(scenario);
  const open = all === 0 ? 0 : (all - finished) / all;
  const threads = Math.max(1, Math.min(workers, all - finished));
  return { seconds: OVERHEAD_SECONDS + (slowness * open * seconds) / threads, watching };
}

/** "about 20 seconds on 2 workers, 70 % of it for watching" */
export function timeInWords({ seconds, watching }: ExpectedTime, workers: number): string {
  return `about ${duration(seconds)} on ${counted(workers, "worker")}, ${Math.round(100 * watching)} % of it for watching`;
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
    const ratio = (working * threads) / expectedTime(scenario).seconds;
    const isTold = made.reused === 0 && made.variation === null && working > 1;
    return isTold && Number.isFinite(ratio) && ratio > 0 ? [ratio] : [];
  } catch {
    // A report that cannot be read tells nothing.
    return [];
  }
}
