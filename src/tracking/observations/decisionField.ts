import { byName, bytes } from "../columns.ts";
import { createDecisionFields, type FieldWindow, fieldNames } from "../meters/decisionFields.ts";
import { observation } from "../observation.ts";
import type { BlockOf } from "./blockOf.ts";

export type DecisionFieldSeries = BlockOf<typeof decisionField>;

/**
 * The probability of a rose over the plane of the two features, in 16 levels (0 … 15), row by row from the lowest y:
 * [step · size² + row · size + column]. One field per inference statistic, since the same weights draw different
 * boundaries (one per subset alone, where a norm treats subsets apart). Only where the data have two features.
 */
export const decisionField = observation({
  ofClasses: true,
  usually: { at: "evaluations" },
  detail: "units",
  passes: 0,
  passesInDetail: 5,
  passesOver: "field",
  ofUnits: true,
  bytes: ({ fieldSize }) => 4 * fieldSize * fieldSize,
  columns(outline) {
    if (!outline.detailed || outline.features.length !== 2) return null;
    const size = outline.settings.fieldSize;
    return { size, fields: byName(fieldNames(outline), () => bytes(size * size)) };
  },
  watch(scene, { columns: { size, fields } }) {
    const { populationSample } = scene.settings;
    const { window, write } = createDecisionFields({ ...scene, populationSample }, Object.keys(fields), size);
    return {
      observe(step, seen) {
        for (const [name, field] of Object.entries(fields)) write(name, step, 15, field, seen * size * size);
      },
      rest: (): FieldWindow => window,
    };
  },
  blankRest: (): FieldWindow => ({ x: [-1, 1], y: [-1, 1] }),
});
