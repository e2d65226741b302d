import { createBatchShift, distancesToAll } from "../../sampling/batchShift.ts";
import { createFeatureShift, featureColumns } from "../../sampling/featureShift.ts";
import { lawOf } from "../../sampling/samplers.ts";
import type { Band } from "../../statistics/chanceBand.ts";
import { float64 } from "../columns.ts";
import { observation } from "../observation.ts";
import type { BlockOf } from "./blockOf.ts";

/** (D² − its expectation under uniform batches)/(2μ), with the 95 % band of uniform batches. */
export type BatchShiftSeries = BlockOf<typeof batchShift>;

/** One draw more leaves a band of so many in exactly 5 %: its ends are the 25th and the 975th. */
const BAND_DRAWS = 999;

/** The bands of the series of the same names. */
export interface Bands {
  readonly band: Band;
  readonly consecutiveBand: Band;
  readonly featureBands: readonly Band[];
}

/**
 * How far the mini-batches are from the training set, and from the batch before, less what uniform batches of the same
 * size and mechanism are by chance; how far each feature is by itself; beside each the 95 % band of uniform batches.
 */
export const batchShift = observation({
  ofLikeBatches: true,
  usually: { every: 5 },
  detail: "layers",
  passes: 0.5,
  bytes: ({ features }) => 16 + 8 * features,
  isSeen: (step) => step > 0,
  // In the precision of the bands: what ties with a limit has to tie when it is read again.
  columns: ({ features }) => ({
    againstTraining: float64(),
    /** Between this batch and the one before it; NaN for the first. */
    consecutive: float64(),
    /** Wasserstein-1 of single features to the training set, in the training set's sds. */
    features: features.map((name) => ({ name, shift: float64() })),
  }),
  watch(scene, { columns: { againstTraining, consecutive, features } }) {
    const drawn = {
      batchSize: scene.batchIndices.length,
      replacement: lawOf(scene.trainedBy(1).sampler).replacement,
    };
    const { train } = scene.split;
    const { kernels } = scene.network;
    const distances = scene.twins.once("distances to all", () => distancesToAll(train.features, kernels));
    const measure = createBatchShift(train.features, drawn, kernels, distances);
    const columns = scene.twins.once("features in order", () => featureColumns(train.features));
    const ofFeatures = createFeatureShift(train.features, drawn, columns);
    const bands = scene.twins.once(`bands of batches ${JSON.stringify(drawn)}`, () => ({
      ...measure.bands(scene.stream.child("batch-shift"), BAND_DRAWS),
      ofFeatures: ofFeatures.bands(scene.stream.child("feature-shift"), BAND_DRAWS),
    }));
    const shift = new Float64Array(features.length);
    return {
      observe(step, seen) {
        againstTraining[seen] = measure.againstTraining(scene.batchIndices);
        consecutive[seen] =
          step > 1 ? measure.consecutive(scene.previousIndices, scene.batchIndices) : Number.NaN;
        ofFeatures.againstTraining(scene.batchIndices, shift);
        for (let feature = 0; feature < features.length; feature++)
          features[feature]!.shift[seen] = shift[feature]!;
      },
      rest: (): Bands => ({
        band: bands.againstTraining,
        consecutiveBand: bands.consecutive,
        featureBands: bands.ofFeatures,
      }),
    };
  },
  blankRest: ({ features }): Bands => ({
    band: [0, 1],
    consecutiveBand: [0, 1],
    featureBands: features.map(() => [0, 1]),
  }),
});
