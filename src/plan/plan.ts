import type { Scenario } from "../scenario/scenario.ts";
import type { RunPlan } from "./runPlan.ts";

/** Every run of a scenario: variant by variant, each with its seeds in order. */
export function plan({ variants, seeds, detailedSeeds }: Scenario): RunPlan[] {
  return variants.flatMap(({ id, settings }) =>
    Array.from({ length: seeds.count }, (_, index) => ({
      variant: id,
      seed: seeds.from + index,
      detailed: index < detailedSeeds,
      settings,
    })),
  );
}
