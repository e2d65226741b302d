import { step } from "./placeColumns.ts";
import { ofRuns } from "./tidyTable.ts";

/** Every measure that was followed over the steps. */
export const coursesTable = ofRuns({
  name: "measures_over_steps",
  description:
    "Every measure that was followed over the steps, one row per step: what claims at a step, or at matched loss, are read off.",
  places: ({ summary: { courses } }) =>
    courses.flatMap((course) => Array.from(course.steps, (each, at) => ({ course, step: each, at }))),
})({
  measure: [
    "STRING",
    "name of the measure; its unit stands above, under Measures",
    ({ course }) => course.name,
  ],
  statistic: [
    "STRING",
    "inference statistic, where the measure has one",
    ({ course }) => course.statistic,
    "or none",
  ],
  layer: [
    "INT32",
    "layer from 1, the output layer last, where the measure has one",
    ({ course }) => course.layer,
    "or none",
  ],
  step,
  value: [
    "DOUBLE",
    "median over the units of the layer, where it has units; empty where not defined",
    ({ course, at }) => course.values[at]!,
  ],
});
