import { createBatchShift } from "../sampling/batchShift.ts";
import { createFeatureShift } from "../sampling/featureShift.ts";
import { lawOf } from "../sampling/samplers.ts";
import type { Instrument, Scene } from "./instrument.ts";
import type { BatchShiftSeries } from "./record.ts";

/** One draw more leaves a band of so many in exactly 5 %: its ends are the 25th and the 975th. */
const BAND_DRAWS = 999;

/**
 * How far the mini-batches are from the training set, and from the batch before, less what uniform batches of the same
 * size and mechanism are by chance; how far each feature is by itself; beside each the 95 % band of uniform batches.
 */
export function observeBatchShift(scene: Scene, planned: Int32Array): Instrument<BatchShiftSeries> {
  const steps = planned.filter((step) => step > 0);
  const drawn = { batchSize: scene.batchSize, replacement: lawOf(scene.sampler).replacement };
  const { train } = scene.split;
  const measure = createBatchShift(train.features, drawn);
  const bands = measure.bands(scene.stream.child("batch-shift"), BAND_DRAWS);
  const ofFeatures = createFeatureShift(train.features, drawn);
  const featureBands = ofFeatures.bands(scene.stream.child("feature-shift"), BAND_DRAWS);
  // In the precision of the bands: what ties with a limit has to tie when it is read again.
  const againstTraining = new Float64Array(steps.length);
  const consecutive = new Float64Array(steps.length);
  const features = train.featureNames.map(() => new Float64Array(steps.length));
  const shift = new Float64Array(train.featureNames.length);
  let seen = 0;
  return {
    steps,
    observe(step) {
      againstTraining[seen] = measure.againstTraining(scene.batchIndices);
      consecutive[seen] =
        step > 1 ? measure.consecutive(scene.previousIndices, scene.batchIndices) : Number.NaN;
      ofFeatures.againstTraining(scene.batchIndices, shift);
      for (let feature = 0; feature < features.length; feature++) features[feature]![seen] = shift[feature]!;
      seen++;
    },
    block: () => ({
      steps: steps.slice(0, seen),
      againstTraining: againstTraining.slice(0, seen),
      band: bands.againstTraining,
      consecutive: consecutive.slice(0, seen),
      consecutiveBand: bands.consecutive,
      features: train.featureNames.map((name, feature) => ({
        name,
        shift: features[feature]!.slice(0, seen),
        band: featureBands[feature]!,
      })),
    }),
  };
}
