import type { Measure, MeasuredRun } from "../measures/measure.ts";
import { valuesAt } from "../measures/valuesAt.ts";
import type { MeasureSelector } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { medianRange, type Range } from "./range.ts";

/**
 * The number of a run that a claim means, as a range.
 *
 *   per statistic   no statistic named: `running`; a network without batch statistics knows `running` alone, which is
 *                   then the answer for all of them
 *   per layer       no layer named: the median over the layers (of the low ends, and of the high ends)
 *   at a moment     off the course of the measure; a loss that is never reached leaves the value unknown
 *   diverged        a run that diverged before it could be measured is at the bad end, ±∞
 *
 * Errors   throws where a finished run has no such value, saying what has to be tracked
 */
export function measuredValue(run: MeasuredRun, selector: MeasureSelector): Range {
  const values = selector.at === undefined ? selected(run, selector) : valuesAt(run, selector, selector.at);
  if (values.length > 0) return medianRange(values);
  const entry = measures[selector.kind];
  if (run.outcome.kind === "diverged") {
    const badEnd = entry.good === "high" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return { low: badEnd, high: badEnd };
  }
  const which = [
    selector.statistic === null ? "" : ` with statistic "${selector.statistic}"`,
    selector.layer === null ? "" : ` at layer ${selector.layer}`,
  ].join("");
  throw new Error(
    `variant "${run.variant}", seed ${run.seed}: needs 1 value of ${selector.kind}${which}, got 0` +
      (entry.needs === null ? "" : `; track "${entry.needs}" (tracking: { what: ${entry.needs} })`),
  );
}

function selected(run: MeasuredRun, selector: MeasureSelector): readonly Measure[] {
  const ofKind = run.measures.filter((measure) => measure.name === selector.kind);
  switch (measures[selector.kind].per) {
    case "sweep":
      // Of several runs, not of one: see `twinsOf`.
      return [];
    case "run":
      return ofKind.slice(0, 1);
    case "layer":
      return ofKind.filter((measure) => selector.layer === null || measure.layer === selector.layer);
    case "statistic": {
      const wanted = selector.statistic ?? "running";
      const exact = ofKind.filter((measure) => measure.statistic === wanted);
      const knowsRunningAlone = ofKind.every((measure) => measure.statistic === "running");
      return (exact.length > 0 || !knowsRunningAlone ? exact : ofKind).slice(0, 1);
    }
  }
}
