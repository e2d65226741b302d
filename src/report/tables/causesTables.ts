import type { CauseLayer } from "../../tracking/causes/causeColumns.ts";
import { layer, unit, unitPlaces, update } from "./placeColumns.ts";
import { type ColumnOf, ofDetails, ofRuns } from "./tidyTable.ts";

const modes = ["training", "inference"] as const;

interface CausePlace {
  readonly mode: (typeof modes)[number];
  readonly cause: string;
}

const mode: ColumnOf<CausePlace> = [
  "STRING",
  "training (z, from batch to batch) or inference (unit input on the probe)",
  (place) => place.mode,
];
const cause: ColumnOf<CausePlace> = [
  "STRING",
  "sampling (its parts: bias, chance), upstream, ownWeights; at inference ownAffine and ownStatistics, too",
  (place) => place.cause,
];

/** How much each cause moves each layer, of every run. */
export const causeSizesTable = ofRuns({
  name: "cause_sizes",
  description:
    "How much each cause moves a layer at one update: |Shapley value|, median over the units, mean over the updates observed.",
  csv: true,
  places: ({ summary: { causes } }) =>
    modes.flatMap((of) =>
      (causes?.[of] ?? []).flatMap((sizes, index) =>
        Object.entries(sizes).map(([name, size]) => ({ layer: index, mode: of, cause: name, size })),
      ),
    ),
})({
  layer,
  mode,
  cause,
  mean: ["DOUBLE", "of the change of a unit's mean, in its sds", ({ size }) => size.mean],
  mean_low: [
    "DOUBLE",
    "the same of the least contribution over the orders of the causes",
    ({ size }) => size.meanLow,
  ],
  mean_high: ["DOUBLE", "the same of the greatest", ({ size }) => size.meanHigh],
  log_sd: ["DOUBLE", "of the change of the logarithm of its sd", ({ size }) => size.logSd],
});

/** The Shapley values of every unit, of the seeds that the report details. */
export const causesTable = ofDetails({
  name: "causes",
  description:
    "Shapley values of the change of every hidden unit's input at one update, for the seeds that the report details; over the causes of a mode they add up to the change.",
  places: ({
    record: {
      blocks: { causes },
    },
  }) =>
    modes.flatMap((of) =>
      (causes?.[of] ?? []).flatMap((moved: CauseLayer<string>, index) =>
        Object.entries(moved.causes).flatMap(([name, values]) =>
          unitPlaces(causes!.steps, [moved], ({ units }) => units).map(({ step, unit, at }) => ({
            layer: index,
            unit,
            step,
            mode: of,
            cause: name,
            values,
            at,
            of: moved,
          })),
        ),
      ),
    ),
})({
  layer,
  unit,
  step: update,
  mode,
  cause,
  mean: [
    "DOUBLE",
    "of the change of the unit's mean, in its own units",
    ({ values, at }) => values.mean[at]!,
  ],
  mean_low: [
    "DOUBLE",
    "least contribution over the orders of the causes",
    ({ values, at }) => values.meanLow[at]!,
  ],
  mean_high: ["DOUBLE", "greatest", ({ values, at }) => values.meanHigh[at]!],
  log_sd: ["DOUBLE", "of the change of the logarithm of its sd", ({ values, at }) => values.logSd[at]!],
  sd: ["DOUBLE", "the unit's sd before the change", ({ of, at }) => of.sd[at]!],
});
