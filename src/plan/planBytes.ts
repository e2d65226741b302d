import { type RunBytes, runBytes } from "../scenario/checks/runBytes.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What a scenario asks of memory and disk, in bytes. */
export interface PlanBytes {
  /** Of the run that asks for most, and where it goes; each worker trains one run at a time. */
  readonly run: RunBytes;
  /** What all runs leave in the store. */
  readonly store: number;
}

export function planBytes({ variants, seeds }: Scenario): PlanBytes {
  const all = variants.map(({ settings }) => runBytes(settings));
  return {
    run: all.reduce((most, each) => (each.memory > most.memory ? each : most)),
    store: all.reduce((sum, { record }) => sum + record, 0) * seeds.count,
  };
}
