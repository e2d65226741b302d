import type { ObservationName } from "../../../tracking/observations/observations.ts";

/** What the vocabulary says about a measure: its name for people, its unit, its good direction. */
export interface MeasureEntry {
  readonly label: string;
  readonly unit: string;
  readonly good: "high" | "low";
  /** Twins are compared by difference, or by ratio (difference of logs). */
  readonly compare: "difference" | "ratio";
  /** Whether it has one value per inference statistic or per hidden layer. */
  readonly per: "run" | "statistic" | "layer";
  /** What has to be tracked for it; null where every run has it. */
  readonly needs: ObservationName | null;
  /** What has to be tracked for its course over the steps (`at:`); null where it has none. */
  readonly course: ObservationName | null;
  /** The first layer that has it, where that is not layer 1 (the output layer then has it, too). */
  readonly firstLayer?: 2;
  readonly description: string;
}
