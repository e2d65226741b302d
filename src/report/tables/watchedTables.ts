import { percentileLevels } from "../../tracking/observations/probePercentiles.ts";
import { layer, step, unit, unitPlaces } from "./placeColumns.ts";
import { type ColumnOf, ofDetails } from "./tidyTable.ts";

/** Moments of every unit input on the mini-batches, of the seeds that the report details. */
export const batchMomentsTable = ofDetails({
  name: "batch_moments",
  description:
    "Mean, sd and range of every hidden unit's input over the mini-batch just used, for the seeds that the report details (observation batch-moments).",
  places: ({
    record: {
      blocks: { "batch-moments": moments },
    },
  }) => (moments ? unitPlaces(moments.steps, moments.layers, ({ units }) => units) : []),
})({
  step,
  layer,
  unit,
  mean: ["DOUBLE", "mean", ({ of, at }) => of.mean[at]!],
  sd: ["DOUBLE", "standard deviation, divisor n", ({ of, at }) => of.sd[at]!],
  min: ["DOUBLE", "least", ({ of, at }) => of.min[at]!],
  max: ["DOUBLE", "greatest", ({ of, at }) => of.max[at]!],
});

const percentile = (
  about: string,
  place: number,
): ColumnOf<{ readonly of: Float64Array; readonly at: number }> => [
  "DOUBLE",
  about,
  ({ of, at }) => of[at * percentileLevels.length + place]!,
];

/** Percentiles of every unit input on the probe set, of the seeds that the report details. */
export const probePercentilesTable = ofDetails({
  name: "probe_percentiles",
  description:
    "Exact percentiles of every hidden unit's input on the probe set, in inference mode, for the seeds that the report details (observation probe-percentiles).",
  places: ({
    record: {
      blocks: { "probe-percentiles": series },
    },
  }) =>
    series
      ? unitPlaces(
          series.steps,
          series.layers,
          ({ length }) => length / percentileLevels.length / series.steps.length,
        )
      : [],
})({
  step,
  layer,
  unit,
  p15: percentile("15th percentile", 0),
  p50: percentile("median", 1),
  p85: percentile("85th percentile", 2),
});

/** How far each run parts from its twin, of the seeds that the report details. */
export const sensitivityTable = ofDetails({
  name: "sensitivity",
  description:
    "Each run beside the same run with its initial weights moved by 10⁻¹², for the seeds that the report details (observation sensitivity).",
  places: ({
    record: {
      blocks: { sensitivity },
    },
  }) => Array.from(sensitivity?.steps ?? [], (step, at) => ({ of: sensitivity!, step, at })),
})({
  step,
  loss: ["DOUBLE", "training-mode loss on the probe, nats or squared error", ({ of, at }) => of.loss[at]!],
  twin_loss: ["DOUBLE", "the same of the twin, nats or squared error", ({ of, at }) => of.twinLoss[at]!],
  distance: [
    "DOUBLE",
    "Euclidean distance of all parameters, relative to their length",
    ({ of, at }) => of.distance[at]!,
  ],
});
