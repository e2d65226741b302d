import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { countStored } from "../lab.ts";
import { expectedSeconds } from "../plan/expectedSeconds.ts";
import { planSummary } from "../plan/planSummary.ts";
import { counted, duration } from "../report/readableNumbers.ts";
import { median } from "../statistics/median.ts";
import { safeText } from "../terminal/safeText.ts";
import type { LoadedScenario } from "./loadScenarios.ts";

/** To start workers and to write a report, per scenario. */
const OVERHEAD_SECONDS = 2;

/**
 * What running many scenarios will take, before any starts: the runs of each, those of them that the store holds, the
 * time expected, and the sum. The speed of the machine is the median of what its finished reports took, if there are any.
 */
export function planOfAll(
  loaded: readonly LoadedScenario[],
  {
    out,
    workers,
    fresh = false,
  }: { readonly out: string; readonly workers: number; readonly fresh?: boolean },
): string[] {
  const told = loaded.flatMap((one) => slownessOf(one, out));
  const slowness = told.length > 0 ? median(told) : 1;
  const plans = loaded.map(({ scenario }) => {
    const { runs, tuningRuns } = planSummary(scenario);
    const all = runs + tuningRuns;
    const finished = fresh ? 0 : countStored(scenario, out);
    const open = all === 0 ? 0 : (all - finished) / all;
    const threads = Math.max(1, Math.min(workers, all - finished));
    const seconds = OVERHEAD_SECONDS + (slowness * open * expectedSeconds(scenario)) / threads;
    return { name: safeText(scenario.name), all, finished, seconds };
  });
  const total = (of: "all" | "finished" | "seconds") => plans.reduce((sum, plan) => sum + plan[of], 0);
  const width = Math.max(8, ...plans.map(({ name }) => name.length));
  const line = (name: string, runs: string, finished: string, time: string) =>
    `  ${name.padEnd(width)}  ${runs.padStart(6)}  ${finished.padStart(8)}  ${time}`;
  return [
    `${counted(plans.length, "scenario")}, ${counted(total("all"), "run")}, ${total("finished")} of them finished: about ${duration(total("seconds"))} on ${counted(workers, "worker")}`,
    line("scenario", "runs", "finished", "expected"),
    ...plans.map(({ name, all, finished, seconds }) =>
      line(name, String(all), String(finished), duration(seconds)),
    ),
    "",
  ];
}

/** How many times as long as expected a scenario took; nothing where it has no report, or took runs from the store. */
function slownessOf({ scenario, variation }: LoadedScenario, out: string): number[] {
  const file = join(out, scenario.name, "manifest.json");
  if (variation !== null || !existsSync(file)) return [];
  try {
    const made = JSON.parse(readFileSync(file, "utf8"));
    const threads = Math.min(made.workers, made.runs.length);
    const working = made.seconds - OVERHEAD_SECONDS;
    const ratio = (working * threads) / expectedSeconds(scenario);
    const isTold = made.reused === 0 && made.variation === null && working > 1;
    return isTold && Number.isFinite(ratio) && ratio > 0 ? [ratio] : [];
  } catch {
    // A report that cannot be read tells nothing.
    return [];
  }
}
