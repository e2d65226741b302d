import { percentileLevels } from "../../tracking/observations/probePercentiles.ts";
import type { ReportInput } from "../input.ts";
import { identity } from "./identity.ts";
import { rowsOfEach, type Table, tableOf } from "./table.ts";

const place = {
  ...identity,
  step: ["INT32", "parameter updates done"],
  layer: ["INT32", "hidden layer from 1"],
  unit: ["INT32", "unit from 1"],
} as const;

/** Moments of every unit input on the mini-batches, of the seeds that the report details. */
export function batchMomentsTable({ details }: ReportInput): Table {
  return tableOf(
    "batch_moments",
    "Mean, sd and range of every hidden unit's input over the mini-batch just used, for the seeds that the report details (observation batch-moments).",
    {
      ...place,
      mean: ["DOUBLE", "mean"],
      sd: ["DOUBLE", "standard deviation, divisor n"],
      min: ["DOUBLE", "least"],
      max: ["DOUBLE", "greatest"],
    },
    rowsOfEach(details, ({ variant, seed, record: { blocks } }) =>
      (blocks["batch-moments"]?.layers ?? []).flatMap(({ units, mean, sd, min, max }, index) =>
        Array.from(mean, (value, at) => ({
          variant,
          seed,
          step: blocks["batch-moments"]!.steps[Math.floor(at / units)]!,
          layer: index + 1,
          unit: (at % units) + 1,
          mean: value,
          sd: sd[at]!,
          min: min[at]!,
          max: max[at]!,
        })),
      ),
    ),
    { csv: false },
  );
}

/** Percentiles of every unit input on the probe set, of the seeds that the report details. */
export function probePercentilesTable({ details }: ReportInput): Table {
  const perUnit = percentileLevels.length;
  return tableOf(
    "probe_percentiles",
    "Exact percentiles of every hidden unit's input on the probe set, in inference mode, for the seeds that the report details (observation probe-percentiles).",
    {
      ...place,
      p15: ["DOUBLE", "15th percentile"],
      p50: ["DOUBLE", "median"],
      p85: ["DOUBLE", "85th percentile"],
    },
    rowsOfEach(details, ({ variant, seed, record: { blocks } }) =>
      (blocks["probe-percentiles"]?.layers ?? []).flatMap((values, index) => {
        const { steps } = blocks["probe-percentiles"]!;
        const units = values.length / perUnit / steps.length;
        return Array.from({ length: values.length / perUnit }, (_, at) => ({
          variant,
          seed,
          step: steps[Math.floor(at / units)]!,
          layer: index + 1,
          unit: (at % units) + 1,
          p15: values[at * perUnit]!,
          p50: values[at * perUnit + 1]!,
          p85: values[at * perUnit + 2]!,
        }));
      }),
    ),
    { csv: false },
  );
}
