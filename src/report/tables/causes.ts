import type { CauseLayer } from "../../tracking/causes/causeColumns.ts";
import type { ReportInput } from "../input.ts";
import { identity } from "./identity.ts";
import { rowsOfEach, type Table, tableOf } from "./table.ts";

const modes = {
  mode: ["STRING", "training (z, from batch to batch) or inference (unit input on the probe)"],
  cause: [
    "STRING",
    "sampling (its parts: bias, chance), upstream, ownWeights; at inference ownAffine and ownStatistics, too",
  ],
} as const;

/** How much each cause moves each layer, of every run. */
export function causeSizesTable({ runs }: ReportInput): Table {
  return tableOf(
    "cause_sizes",
    "How much each cause moves a layer at one update: |Shapley value|, median over the units, mean over the updates observed.",
    {
      ...identity,
      layer: ["INT32", "hidden layer from 1"],
      ...modes,
      mean: ["DOUBLE", "of the change of a unit's mean, in its sds"],
      mean_low: ["DOUBLE", "the same of the least contribution over the orders of the causes"],
      mean_high: ["DOUBLE", "the same of the greatest"],
      log_sd: ["DOUBLE", "of the change of the logarithm of its sd"],
    },
    rowsOfEach(runs, ({ variant, seed, summary: { causes } }) =>
      (["training", "inference"] as const).flatMap((mode) =>
        (causes?.[mode] ?? []).flatMap((layer, index) =>
          Object.entries(layer).map(([cause, size]) => ({
            variant,
            seed,
            layer: index + 1,
            mode: mode as string,
            cause,
            mean: size.mean,
            mean_low: size.meanLow,
            mean_high: size.meanHigh,
            log_sd: size.logSd,
          })),
        ),
      ),
    ),
    { csv: true },
  );
}

/** The Shapley values of every unit, of the seeds that the report details. */
export function causesTable({ details }: ReportInput): Table {
  return tableOf(
    "causes",
    "Shapley values of the change of every hidden unit's input at one update, for the seeds that the report details; over the causes of a mode they add up to the change.",
    {
      ...identity,
      layer: ["INT32", "hidden layer from 1"],
      unit: ["INT32", "unit from 1"],
      step: ["INT32", "number of the update"],
      ...modes,
      mean: ["DOUBLE", "of the change of the unit's mean, in its own units"],
      mean_low: ["DOUBLE", "least contribution over the orders of the causes"],
      mean_high: ["DOUBLE", "greatest"],
      log_sd: ["DOUBLE", "of the change of the logarithm of its sd"],
      sd: ["DOUBLE", "the unit's sd before the change"],
    },
    rowsOfEach(details, ({ variant, seed, record: { blocks } }) =>
      (["training", "inference"] as const).flatMap((mode) =>
        (blocks.causes?.[mode] ?? []).flatMap((layer: CauseLayer<string>, index) =>
          Object.entries(layer.causes).flatMap(([cause, { mean, meanLow, meanHigh, logSd }]) =>
            Array.from(mean, (value, at) => ({
              variant,
              seed,
              layer: index + 1,
              unit: (at % layer.units) + 1,
              step: blocks.causes!.steps[Math.floor(at / layer.units)]!,
              mode: mode as string,
              cause,
              mean: value,
              mean_low: meanLow[at]!,
              mean_high: meanHigh[at]!,
              log_sd: logSd[at]!,
              sd: layer.sd[at]!,
            })),
          ),
        ),
      ),
    ),
    { csv: false },
  );
}
