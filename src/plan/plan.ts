import type { Scenario } from "../scenario/scenario.ts";
import type { RunPlan } from "./runPlan.ts";

/** Every run of a scenario: variant by variant, each with its seeds in order. */
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
