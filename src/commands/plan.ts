import { countStored } from "../lab.ts";
import { planSummary } from "../plan/planSummary.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { loadScenarios } from "./loadScenarios.ts";

/** What running the scenarios would do, and how much of it the store holds already. */
export function showPlan(
  given: readonly string[],
  flags: {
    readonly seeds?: number;
    readonly steps?: number;
    readonly out: string;
    readonly json?: boolean;
  },
): void {
  const plans = loadScenarios(given, flags).map(({ scenario, variation }) => {
    return { scenario, variation, stored: countStored(scenario, flags.out), ...planSummary(scenario) };
  });
  if (flags.json) {
    const content = plans.map(({ scenario, variation, stored, runs, tuningRuns, steps, fewestSeeds }) => ({
      scenario: scenario.name,
      variation,
      variants: scenario.variants.map(({ id }) => id),
      seeds: scenario.seeds,
      runs,
      tuningRuns,
      stored,
      steps,
      fewestSeeds,
    }));
    process.stdout.write(`${safeJson(content)}\n`);
    return;
  }
  for (const { scenario, stored, runs, tuningRuns, steps, stepsText, fewestSeeds } of plans) {
    const lines = [
      safeText(scenario.title),
      ...scenario.variants.map(({ label, id }) => `  ${safeText(label || id)}`),
      `  ${scenario.variants.length} variants × ${scenario.seeds.count} seeds (from ${scenario.seeds.from}) = ${runs} runs of ${stepsText} steps${tuningRuns > 0 ? `, after ${tuningRuns} that choose ${safeText(scenario.tune!.path)}` : ""}, ${steps} steps in all; ${stored} runs are in the store`,
      ...(scenario.claims.length > 0
        ? [
            `  ${scenario.claims.length} claims at level ${scenario.level}: at least ${fewestSeeds} seeds can decide${
              scenario.seeds.count < fewestSeeds ? "; these are too few" : ""
            }`,
          ]
        : ["  no claims"]),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  }
}
