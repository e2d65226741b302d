import { createBatchShift } from "../sampling/batchShift.ts";
import type { Instrument, Scene } from "./instrument.ts";
import type { BatchShiftSeries } from "./record.ts";

const BAND_DRAWS = 1000;

/**
 * How far the mini-batches are from the training set, and from the batch before, less what uniform batches of the same
 * size and mechanism are by chance; beside it their 95 % band.
 */
export function observeBatchShift(scene: Scene, planned: Int32Array): Instrument<BatchShiftSeries> {
  const steps = planned.filter((step) => step > 0);
  const replacement = scene.sampler.kind !== "uniform" || scene.sampler.replacement;
  const measure = createBatchShift(scene.split.train.features, { batchSize: scene.batchSize, replacement });
  const bands = measure.bands(scene.stream.child("batch-shift"), BAND_DRAWS);
  const againstTraining = new Float32Array(steps.length);
  const consecutive = new Float32Array(steps.length);
  let seen = 0;
  return {
    steps,
    observe(step) {
      againstTraining[seen] = measure.againstTraining(scene.batchIndices);
      consecutive[seen] =
        step > 1 ? measure.consecutive(scene.previousIndices, scene.batchIndices) : Number.NaN;
      seen++;
    },
    block: () => ({
      steps: steps.slice(0, seen),
      againstTraining: againstTraining.slice(0, seen),
      band: bands.againstTraining,
      consecutive: consecutive.slice(0, seen),
      consecutiveBand: bands.consecutive,
    }),
  };
}
