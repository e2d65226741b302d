import type { Scenario } from "../scenario/scenario.ts";
import type { RunPlan } from "./runPlan.ts";

/**
 * Every run of a scenario: variant by variant, each with its seeds in order.
 *
 * @example
 *   const { scenario } = readScenarioFile("scenarios/rose-buds.yaml");
 *   const runs = plan(scenario);
 *   runs.length // 80
 *   [runs[20].variant, runs[20].seed] // [ 'uniform--batch-norm', 1 ]
 */
export function plan({ file, variants, seeds, detailedSeeds }: Scenario): RunPlan[] {
  return variants.flatMap(({ id, settings }) =>
    Array.from({ length: seeds.count }, (_, index) => ({
      variant: id,
      seed: seeds.from + index,
      detailed: index < detailedSeeds,
      settings,
      folder: folderOf(file),
    })),
  );
}

/** The folder of a file, with its separator. */
export function folderOf(file: string): string {
  const end = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"));
  return end === -1 ? "." : file.slice(0, end + 1);
}
