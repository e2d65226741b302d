import type { PlanSummary } from "../plan/planSummary.ts";
import { counted } from "../report/readableNumbers.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** "20 seeds", or "12 to 200 seeds until decided". */
function howManySeeds({ count, untilDecided }: Scenario["seeds"]): string {
  if (untilDecided === null) return counted(count, "seed");
  return `${untilDecided.atLeast} to ${counted(untilDecided.atMost, "seed")} until decided`;
}

/** "4 variants × 20 seeds = 80 runs", or "4 variants × 12 to 200 seeds until decided = 48 to 800 runs". */
export function runsInWords(
  { variants, seeds }: Scenario,
  { runs, fewestRuns }: Pick<PlanSummary, "runs" | "fewestRuns">,
  from = "",
): string {
  const range = fewestRuns === runs ? "" : `${fewestRuns} to `;
  return `${counted(variants.length, "variant")} × ${howManySeeds(seeds)}${from} = ${range}${counted(runs, "run")}`;
}
