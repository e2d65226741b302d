import { layersOf } from "../../measures/course.ts";
import type { ReportInput } from "../input.ts";
import { identity } from "./identity.ts";
import { rowsOfEach, type Table, tableOf } from "./table.ts";

/** Santurkar's internal covariate shift: the change of a layer's gradient by the update of the layers before it. */
export function gradientShiftTable({ runs }: ReportInput): Table {
  return tableOf(
    "gradient_shift",
    "Change of the gradient of a layer's weights by the update of the layers before it, on the batch of the update (Santurkar et al. 2018, Definition 2.1).",
    {
      ...identity,
      layer: ["INT32", "layer from 2, the output layer last; layer 1 has none before it"],
      step: ["INT32", "number of the update"],
      change: ["DOUBLE", "‖G − G′‖, nats per unit of weight"],
      relative: ["DOUBLE", "‖G − G′‖/‖G‖; empty where G is 0"],
      cosine: ["DOUBLE", "between G and G′; empty where one of them is 0"],
    },
    rowsOfEach(runs, ({ variant, seed, summary: { courses } }) => {
      const change = layersOf(courses, "gradient-shift");
      if (!change) return [];
      const relative = layersOf(courses, "gradient-shift-relative")!;
      const cosine = layersOf(courses, "gradient-shift-cosine")!;
      return change.layers.flatMap((values, index) =>
        Array.from(values ?? [], (each, at) => ({
          variant,
          seed,
          layer: index + 1,
          step: change.steps[at]!,
          change: each,
          relative: relative.layers[index]![at]!,
          cosine: cosine.layers[index]![at]!,
        })),
      );
    }),
    { csv: false },
  );
}
