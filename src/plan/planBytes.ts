import { type RunBytes, runBytes } from "../scenario/checks/runBytes.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What a scenario asks of memory and disk, in bytes. */
export interface PlanBytes {
  /** Of the run that asks for most, and where it goes; each worker trains one run at a time. */
  readonly run: RunBytes;
  /** What all runs leave in the store. */
  readonly store: number;
}

type PlannedScenario = Pick<Scenario, "variants" | "seeds" | "detailedSeeds">;

export function planBytes({ variants, seeds, detailedSeeds }: PlannedScenario): PlanBytes {
  const all = variants.map(({ settings }) => runBytes(settings));
  const detailed = Math.min(detailedSeeds, seeds.count);
  const recordOf = ({ settings }: Scenario["variants"][number]) => {
    const { record } = runBytes(settings);
    const other = settings.tracking.units === "all" ? record : runBytes(settings, false).record;
    return detailed * record + (seeds.count - detailed) * other;
  };
  return {
    run: all.reduce((most, each) => (each.memory > most.memory ? each : most)),
    store: variants.reduce((sum, variant) => sum + recordOf(variant), 0),
  };
}
