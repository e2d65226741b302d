import { ofRuns } from "./tidyTable.ts";

/** How far the mini-batches are from the training set and from one another. */
export const batchShiftTable = ofRuns({
  name: "batch_shift",
  description:
    "How far the mini-batches of a run are from the training set, and from the batch before: quantiles over the batches.",
  csv: true,
  places: ({ summary: { batchShift } }) =>
    batchShift
      ? [
          { name: "training set", ...batchShift },
          {
            name: "batch before",
            quantiles: batchShift.consecutiveQuantiles,
            band: batchShift.consecutiveBand,
            shareOutside: batchShift.consecutiveShareOutside,
          },
          ...batchShift.features,
        ]
      : [],
})({
  of: [
    "STRING",
    "training set, batch before (energy distance), or a feature (Wasserstein-1)",
    ({ name }) => name,
  ],
  p5: [
    "DOUBLE",
    "5th percentile; energy distances less chance over 2μ, features in sds",
    ({ quantiles }) => quantiles[0]!,
  ],
  p25: ["DOUBLE", "25th percentile", ({ quantiles }) => quantiles[1]!],
  p50: ["DOUBLE", "median", ({ quantiles }) => quantiles[2]!],
  p75: ["DOUBLE", "75th percentile", ({ quantiles }) => quantiles[3]!],
  p95: ["DOUBLE", "95th percentile", ({ quantiles }) => quantiles[4]!],
  band_low: ["DOUBLE", "2.5th percentile of uniform batches", ({ band }) => band[0]],
  band_high: ["DOUBLE", "97.5th percentile of uniform batches", ({ band }) => band[1]],
  share_outside: [
    "DOUBLE",
    "share of the batches outside that band; 0.05 by chance",
    ({ shareOutside }) => shareOutside,
  ],
});
