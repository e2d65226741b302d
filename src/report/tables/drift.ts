import { layersOf } from "../../measures/course.ts";
import type { ReportInput } from "../input.ts";
import { identity } from "./identity.ts";
import { rowsOfEach, type Table, tableOf } from "./table.ts";

/** Drift, displacement and movement of the layers, over the lags. */
export function driftTable({ runs }: ReportInput): Table {
  return tableOf(
    "drift",
    "How far the probe's unit inputs went in a fixed lag, in inference mode: median over the units of a layer.",
    {
      ...identity,
      layer: ["INT32", "hidden layer from 1"],
      step: ["INT32", "parameter updates done at the end of the lag"],
      lag: ["INT32", "steps between the two distributions"],
      normalized: ["DOUBLE", "Wasserstein-1 over the pooled sd; empty where no unit varies"],
      normalized_low: [
        "DOUBLE",
        "2.5th percentile over paired bootstrap resamples of the probe set; detailed seeds, 12 lags",
      ],
      normalized_high: ["DOUBLE", "97.5th percentile"],
      absolute: ["DOUBLE", "Wasserstein-1 in units of the unit input"],
      displacement: ["DOUBLE", "Wasserstein-1 against the first step, over the pooled sd"],
      movement: ["DOUBLE", "root mean square over the probe set of the change of z, over its pooled sd"],
    },
    rowsOfEach(runs, ({ variant, seed, summary: { courses, drift } }) => {
      const normalized = layersOf(courses, "drift");
      if (!normalized || !drift) return [];
      const [absolute, displacement, movement] = (
        ["drift-absolute", "displacement", "movement"] as const
      ).map((name) => layersOf(courses, name)!.layers);
      const { uncertainty } = drift;
      return normalized.layers.flatMap((values, index) =>
        Array.from(normalized.steps, (step, at) => {
          const known = uncertainty?.steps.indexOf(step) ?? -1;
          return {
            variant,
            seed,
            layer: index + 1,
            step,
            lag: drift.lag,
            normalized: values![at]!,
            normalized_low: known < 0 ? null : uncertainty!.layers[index]!.low[known]!,
            normalized_high: known < 0 ? null : uncertainty!.layers[index]!.high[known]!,
            absolute: absolute![index]![at]!,
            displacement: displacement![index]![at]!,
            movement: movement![index]![at]!,
          };
        }),
      );
    }),
    { csv: false },
  );
}
