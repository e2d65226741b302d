import { join } from "node:path";
import { plan } from "../plan/plan.ts";
import { planSummary } from "../plan/planSummary.ts";
import { keyed, stored } from "../runs/execute.ts";
import { openStore } from "../runs/store.ts";
import { safeText } from "../terminal/safeText.ts";
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
  const store = openStore(join(flags.out, ".runs"));
  const plans = loadScenarios(given, flags).map(({ scenario, variation }) => {
    const runs = keyed(plan(scenario));
    const inStore = runs.filter((run) => stored(run, store) !== null).length;
    return { scenario, variation, stored: inStore, ...planSummary(scenario) };
  });
  if (flags.json) {
    const content = plans.map(({ scenario, variation, stored, runs, steps, fewestSeeds }) => ({
      scenario: scenario.name,
      variation,
      variants: scenario.variants.map(({ id }) => id),
      seeds: scenario.seeds,
      runs,
      stored,
      steps,
      fewestSeeds,
    }));
    process.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
    return;
  }
  for (const { scenario, stored, runs, steps, stepsText, fewestSeeds } of plans) {
    const lines = [
      safeText(scenario.title),
      ...scenario.variants.map(({ label, id }) => `  ${safeText(label || id)}`),
      `  ${scenario.variants.length} variants × ${scenario.seeds.count} seeds (from ${scenario.seeds.from}) = ${runs} runs of ${stepsText} steps, ${steps} steps in all; ${stored} runs are in the store`,
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
