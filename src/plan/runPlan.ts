import type { RunSettings } from "../scenario/scenario.ts";

/** One run to be done: a pure function from this to its record. */
export interface RunPlan {
  /** Id of its variant. */
  readonly variant: string;
  readonly seed: number;
  /** Whether the page shows it unit by unit. */
  readonly detailed: boolean;
  readonly settings: RunSettings;
  /** Folder of the scenario, beside which its tables lie. */
  readonly folder: string;
}

/** Whether a run keeps its units one by one, decision fields and planes with them. */
export const keepsUnits = ({ detailed, settings }: RunPlan): boolean =>
  detailed || settings.tracking.units === "all";
