import { countStored } from "../lab.ts";
import { beforehand } from "../plan/beforehand.ts";
import { planBytes } from "../plan/planBytes.ts";
import { planSummary } from "../plan/planSummary.ts";
import { trackedWords } from "../plan/trackedWords.ts";
import { counted } from "../report/readableNumbers.ts";
import { variationWords } from "../scenario/variation.ts";
import { bytesInWords } from "../scenario/vocabulary/limits.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { warningLines } from "../terminal/warnings.ts";
import { damagedRuns } from "./damagedRuns.ts";
import { loadScenarios } from "./loadScenarios.ts";
import { runsInWords } from "./runsInWords.ts";
import { machineSlowness, timeAhead, timeInWords } from "./timeAhead.ts";

/** What running the scenarios would do, and how much of it the store holds already. */
export function showPlan(
  given: readonly string[],
  flags: {
    readonly seeds?: number;
    readonly untilDecided?: boolean;
    readonly steps?: number;
    readonly maxFile?: number;
    readonly workers: number;
    readonly out: string;
    readonly json?: boolean;
  },
): void {
  const loaded = loadScenarios(given, flags);
  const slowness = machineSlowness(loaded, flags.out);
  const plans = loaded.map(({ scenario, variation }) => {
    const { onDamaged, lines } = damagedRuns();
    const stored = countStored(scenario, flags.out, onDamaged);
    const summary = planSummary(scenario);
    return {
      scenario,
      variation,
      stored,
      time: timeAhead(scenario, { finished: stored, workers: flags.workers, slowness }),
      damaged: lines("it will be done again"),
      bytes: planBytes(scenario),
      ...summary,
    };
  });
  if (flags.json) {
    const content = plans.map(
      ({
        scenario,
        variation,
        stored,
        time,
        bytes,
        runs,
        fewestRuns,
        tuningRuns,
        steps,
        findings,
        fewestSeeds,
      }) => ({
        scenario: scenario.name,
        variation: variation && variationWords(variation),
        variants: scenario.variants.map(({ id }) => id),
        seeds: scenario.seeds,
        runs,
        fewestRuns,
        tuningRuns,
        stored,
        steps,
        tracked: trackedWords(scenario),
        findings,
        fewestSeeds,
        warnings: beforehand(scenario),
        bytes,
        expected: { ...time, workers: flags.workers },
      }),
    );
    process.stdout.write(`${safeJson(content)}\n`);
    return;
  }
  for (const {
    scenario,
    stored,
    time,
    damaged,
    bytes,
    runs,
    fewestRuns,
    tuningRuns,
    steps,
    stepsText,
    phasesFrom,
    findings,
    fewestSeeds,
  } of plans) {
    const lines = [
      safeText(scenario.title),
      ...scenario.variants.map(({ label, id }) => `  ${safeText(label || id)}`),
      `  ${runsInWords(scenario, { runs, fewestRuns }, ` (from ${scenario.seeds.from})`)} of ${stepsText} steps${tuningRuns > 0 ? `, after ${tuningRuns} that choose ${safeText(scenario.tune!.path)}` : ""}, ${fewestRuns === runs ? "" : "at most "}${steps} steps in all; ${stored} runs are in the store`,
      `  ${timeInWords(time, flags.workers)}`,
      `  tracked: ${trackedWords(scenario)}`,
      ...(phasesFrom.length > 0 ? [`  settings of training change at step ${phasesFrom.join(", ")}`] : []),
      ...damaged,
      `  at most about ${bytesInWords(bytes.run.memory)} of memory per worker (samples ${bytesInWords(bytes.run.data)}, their way through the network ${bytesInWords(bytes.run.passes)}, weights ${bytesInWords(bytes.run.parameters)}, what is tracked ${bytesInWords(bytes.run.record)}, four times while it is stored); ${bytesInWords(bytes.store)} on disk`,
      ...(scenario.claims.length > 0
        ? [
            `  ${counted(scenario.claims.length, "claim")}, ${counted(findings, "finding")} at level ${scenario.level}: at least ${fewestSeeds} seeds can decide`,
            ...warningLines(scenario),
          ]
        : ["  no claims"]),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  }
}
