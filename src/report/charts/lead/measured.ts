import { measuredValue } from "../../../findings/measuredValue.ts";
import { measureLabel } from "../../../findings/measureLabel.ts";
import { knownValue, medianRange, type Range } from "../../../findings/range.ts";
import type { MeasureSelector } from "../../../scenario/scenario.ts";
import { overSeeds } from "../../overSeeds.ts";
import type { ReportModel, ReportVariant } from "../../reportModel.ts";
import type { Fragment } from "../chart.ts";
import { inWords } from "../coded.ts";

/** A measure of a variant over the seeds. */
interface Measured {
  /** As claims take it: of all runs, also those that diverged or ended before they had a number. */
  readonly median: Range;
  /** The median, where it is a number. */
  readonly value: number | null;
  /** The spread of those that have a number; it holds the median. */
  readonly low: number;
  readonly high: number;
  /** Runs without a number. */
  readonly missing: number;
}

/** The two of a network's own batches against new samples, as claims name them. */
export const ownAndNew = {
  own: { kind: "own-batch-accuracy", statistic: null, layer: null },
  fresh: { kind: "test-accuracy", statistic: "running", layer: null },
} as const satisfies Record<string, MeasureSelector>;

/** A measure over the runs of a variant, with the same numbers as a claim of it tells; null where no run has it. */
export function measuredOf({ id, runs }: ReportVariant, measure: MeasureSelector): Measured | null {
  const ranges = runs.flatMap(({ seed, summary: { outcome, measures, courses } }) =>
    measures.some(({ name }) => name === measure.kind) || outcome.kind === "diverged"
      ? [measuredValue({ variant: id, seed, outcome, measures, courses }, measure)]
      : [],
  );
  if (ranges.length === 0) return null;
  const known = ranges.flatMap((range) => knownValue(range) ?? []);
  const median = medianRange(ranges);
  const value = knownValue(median);
  const { low, high } = overSeeds(known);
  return {
    median,
    value,
    low: Math.min(low, value ?? low),
    high: Math.max(high, value ?? high),
    missing: ranges.length - known.length,
  };
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
