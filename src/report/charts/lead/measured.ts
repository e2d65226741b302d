import { measuredValue } from "../../../findings/measuredValue.ts";
import { measureLabel } from "../../../findings/measureLabel.ts";
import type { Range } from "../../../findings/range.ts";
import type { MeasureSelector } from "../../../scenario/scenario.ts";
import type { ReportModel, ReportVariant } from "../../reportModel.ts";
import type { Fragment } from "../chart.ts";
import { inWords } from "../coded.ts";

/** A measure in every run of a variant, as ranges; none of those that do not have it. */
export function valuesOf({ id, runs }: ReportVariant, measure: MeasureSelector): Range[] {
  return runs.flatMap(({ seed, summary: { outcome, measures, courses } }) =>
    measures.some(({ name }) => name === measure.kind) || outcome.kind === "diverged"
      ? [measuredValue({ variant: id, seed, outcome, measures, courses }, measure)]
      : [],
  );
}

/** The rows of some variants, each named by what tells it from the others. */
export function namedRows(
  { codes, input }: ReportModel,
  variants: readonly ReportVariant[],
): { readonly codeOf: (variant: ReportVariant) => string; readonly axis: Fragment } {
  const telling = input.scenario.factors.filter(
    ({ name }) => new Set(variants.map(({ levels }) => levels[name])).size > 1,
  );
  const codeOf = (variant: ReportVariant) => {
    const words = telling.map(({ name }) => variant.levels[name]).join(", ");
    return words === "" ? variant.code : codes.of("l", words, JSON.stringify({ row: variant.id }));
  };
  const all = variants.map(codeOf);
  return {
    codeOf,
    axis: { field: "row", type: "nominal", title: null, sort: all, scale: { domain: all }, axis: inWords },
  };
}

/** "Test accuracy at inference". */
export function capitalLabel(measure: MeasureSelector): string {
  const label = measureLabel(measure);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
