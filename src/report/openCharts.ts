import type { Scenario } from "../scenario/scenario.ts";
import type { MeasureName } from "../scenario/vocabulary/measures.ts";
import { comparedMeasures } from "./charts/shiftMeasures.ts";

/** The answer's own chart, and those that tell most. */
const always = [
  "lead",
  "training-against-inference",
  "steps-to-target",
  "feature-space",
  "decision-maps-by-statistic",
];

/**
 * The charts that are open when a report is; the others are drawn when opened. Of the section on shift that is the shift of the
 * batches, or the measures of the units' shift where claims are about these alone.
 */
export function openCharts(
  claims: readonly Pick<Scenario["claims"][number], "measure">[],
): ReadonlySet<string> {
  const kinds = new Set<MeasureName>(claims.map(({ measure }) => measure.kind));
  const ofBatches = kinds.has("batch-shift") || kinds.has("batch-shift-outside");
  const ofUnits = comparedMeasures.some((kind) => kinds.has(kind));
  return new Set([...always, ofUnits && !ofBatches ? "shift-measures" : "batch-shift"]);
}
