import { layersOf } from "../../measures/course.ts";
import type { RunSummary } from "../../measures/summary.ts";
import type { MeasureName } from "../../scenario/vocabulary/measures.ts";

/** A measure of every layer at a step; null where it was not observed then. */
export function layersAt(
  { courses }: Pick<RunSummary, "courses">,
  measure: MeasureName,
  step: number,
): readonly number[] | null {
  const course = layersOf(courses, measure);
  const at = course?.steps.indexOf(step) ?? -1;
  return at < 0 ? null : course!.layers.map((values) => values?.[at] ?? Number.NaN);
}

/** The same at the end of a training of more than one step; null where it was not observed then. */
export function layersAtEnd(summary: RunSummary, measure: MeasureName): readonly number[] | null {
  return summary.stepsDone > 1 ? layersAt(summary, measure, summary.stepsDone) : null;
}
