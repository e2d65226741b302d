import type { RunSettings } from "../scenario/scenario.ts";

/** One run to be done: a pure function from this to its record. */
export interface RunPlan {
  /** Id of its variant. */
  readonly variant: string;
  readonly seed: number;
  /** Whether the page may show it unit by unit: decision fields and planes are recorded. */
  readonly detailed: boolean;
  readonly settings: RunSettings;
  /** Folder of the scenario, beside which its tables lie. */
  readonly folder: string;
}
