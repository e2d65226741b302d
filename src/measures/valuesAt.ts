import type { MeasureMoment, MeasureSelector } from "../scenario/scenario.ts";
import { type Course, firstCrossing, valueAt } from "./course.ts";
import type { Measure, MeasuredRun } from "./measure.ts";

/**
 * A measure at a moment of the training, off its course: one value per layer (or for the statistic) that the selector
 * means.
 *
 * A loss that is never reached leaves the value unknown: it may be anything. A run that diverged has no value at the end,
 * nor at a step that it did not come to.
 */
export function valuesAt(
  { courses = [], outcome }: Pick<MeasuredRun, "courses" | "outcome">,
  selector: MeasureSelector,
  at: MeasureMoment,
): Pick<Measure, "low" | "high">[] {
  const step = at === "end" ? null : stepOf(at, courses);
  const values = meant(courses, selector).map((course) => {
    if (step !== null) return valueAt(course, step);
    return outcome.kind === "finished" ? (course.values.at(-1) ?? Number.NaN) : Number.NaN;
  });
  if (outcome.kind === "diverged" && typeof at !== "object" && values.some(Number.isNaN)) return [];
  return values.map((value) =>
    Number.isNaN(value)
      ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
      : { low: value, high: value },
  );
}

/** The lines of the measure: of the layer, or of all; of the statistic, or of the one that there is. */
function meant(courses: readonly Course[], { kind, statistic, layer }: MeasureSelector): readonly Course[] {
  const ofKind = courses.filter(({ name }) => name === kind);
  if (ofKind.length === 1 && ofKind[0]!.statistic === "running") return ofKind;
  return ofKind.filter((course) =>
    course.statistic === null
      ? layer === null || course.layer === layer
      : course.statistic === (statistic ?? "running"),
  );
}

/** NaN where the loss is not reached. */
function stepOf(at: Exclude<MeasureMoment, "end">, courses: readonly Course[]): number {
  if (typeof at === "number") return at;
  const loss = courses.find(({ name }) => name === "probe-loss");
  return loss ? firstCrossing({ steps: loss.steps, loss: loss.values }, at.lossCrosses) : Number.NaN;
}
