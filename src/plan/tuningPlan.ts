import type { MeasureSelector, RunSettings, Scenario } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { folderOf } from "./plan.ts";
import type { RunPlan } from "./runPlan.ts";

/**
 * The runs that a choice is made on, candidate by candidate, each with the tuning seeds in order; none where nothing is
 * tuned. They are not reported: where the measure needs no tracking, only what came out is recorded.
 */
export function tuningPlan({ file, tune }: Pick<Scenario, "file" | "tune">): RunPlan[] {
  if (tune === null) return [];
  return tune.candidates.flatMap(({ id, settings }) =>
    Array.from({ length: tune.seeds.count }, (_, index) => ({
      variant: id,
      seed: tune.seeds.from + index,
      detailed: false,
      settings: observedFor(tune.best, settings),
      folder: folderOf(file),
    })),
  );
}

function observedFor(best: MeasureSelector, settings: RunSettings): RunSettings {
  if (measures[best.kind].needs !== null || best.at !== undefined) return settings;
  const observe = [{ what: "accuracy", at: [0, settings.training.steps] }] as const;
  return { ...settings, tracking: { ...settings.tracking, observe } };
}
