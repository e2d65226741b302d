import { measuredValue } from "../../../findings/measuredValue.ts";
import { measureLabel } from "../../../findings/measureLabel.ts";
import type { Range } from "../../../findings/range.ts";
import type { MeasureSelector } from "../../../scenario/scenario.ts";
import type { ReportVariant } from "../../reportModel.ts";

/** A measure in every run of a variant, as ranges; none of those that do not have it. */
export function valuesOf({ id, runs }: ReportVariant, measure: MeasureSelector): Range[] {
  return runs.flatMap(({ seed, summary: { outcome, measures, courses } }) =>
    measures.some(({ name }) => name === measure.kind) || outcome.kind === "diverged"
      ? [measuredValue({ variant: id, seed, outcome, measures, courses }, measure)]
      : [],
  );
}

/** "Test accuracy at inference". */
export function capitalLabel(measure: MeasureSelector): string {
  const label = measureLabel(measure);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
