import { countStored } from "../lab.ts";
import { planSummary } from "../plan/planSummary.ts";
import { counted } from "../report/readableNumbers.ts";
import { safeText } from "../terminal/safeText.ts";
import type { LoadedScenario } from "./loadScenarios.ts";
import { durationAhead, machineSlowness, timeAhead } from "./timeAhead.ts";

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
  const slowness = machineSlowness(loaded, out);
  const plans = loaded.map(({ scenario }) => {
    const { runs, tuningRuns } = planSummary(scenario);
    const all = runs + tuningRuns;
    const finished = fresh ? 0 : countStored(scenario, out);
    const { seconds, fewestSeconds } = timeAhead(scenario, { finished, workers, slowness });
    return { name: safeText(scenario.name), all, finished, seconds, fewestSeconds };
  });
  const total = (of: "all" | "finished" | "seconds" | "fewestSeconds") =>
    plans.reduce((sum, plan) => sum + plan[of], 0);
  const isOpen = loaded.some(({ scenario }) => scenario.seeds.untilDecided !== null);
  const width = Math.max(8, ...plans.map(({ name }) => name.length));
  const line = (name: string, runs: string, finished: string, time: string) =>
    `  ${name.padEnd(width)}  ${runs.padStart(6)}  ${finished.padStart(8)}  ${time}`;
  return [
    `${counted(plans.length, "scenario")}, ${isOpen ? "at most " : ""}${counted(total("all"), "run")}, ${total("finished")} of them finished: about ${durationAhead({ seconds: total("seconds"), fewestSeconds: total("fewestSeconds") })} on ${counted(workers, "worker")}`,
    line("scenario", "runs", "finished", "expected"),
    ...plans.map(({ name, all, finished, ...time }) =>
      line(name, String(all), String(finished), durationAhead(time)),
    ),
    "",
  ];
}
