import type { ReportInput } from "../input.ts";
import { identity } from "./identity.ts";
import { rowsOfEach, type Table, tableOf } from "./table.ts";

/** Every measure that was followed over the steps. */
export function coursesTable({ runs }: ReportInput): Table {
  return tableOf(
    "measures_over_steps",
    "Every measure that was followed over the steps, one row per step: what claims at a step, or at matched loss, are read off.",
    {
      ...identity,
      measure: ["STRING", "name of the measure; its unit stands above, under Measures"],
      statistic: ["STRING", "inference statistic, where the measure has one"],
      layer: ["INT32", "layer from 1, the output layer last, where the measure has one"],
      step: ["INT32", "parameter updates done"],
      value: ["DOUBLE", "median over the units of the layer, where it has units; empty where not defined"],
    },
    rowsOfEach(runs, ({ variant, seed, summary: { courses } }) =>
      courses.flatMap(({ name, statistic, layer, steps, values }) =>
        Array.from(steps, (step, at) => ({
          variant,
          seed,
          measure: name as string,
          statistic: statistic as string | null,
          layer,
          step,
          value: values[at]!,
        })),
      ),
    ),
    { csv: false },
  );
}
