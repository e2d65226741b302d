import type { MeasureName } from "../scenario/vocabulary/measures.ts";
import type { InferenceStatistic } from "../tracking/inferenceStatistics.ts";
import type { Outcome } from "../tracking/record.ts";
import type { Course } from "./course.ts";

/** One number about a run, as a range: known exactly (low = high), or censored ((budget, ∞), a diverged run ∞). */
export interface Measure {
  readonly name: MeasureName;
  readonly statistic: InferenceStatistic | null;
  /** 1-based hidden layer. */
  readonly layer: number | null;
  readonly low: number;
  readonly high: number;
}

/** All that findings need to know of a run. */
export interface MeasuredRun {
  readonly variant: string;
  readonly seed: number;
  readonly outcome: Outcome;
  readonly measures: readonly Measure[];
  /** What "at" a step, or at matched loss, is read off. */
  readonly courses?: readonly Course[];
}
