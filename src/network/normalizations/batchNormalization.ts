import type { Allocate } from "../../matrix.ts";
import { type BatchNorm, createBatchNorm } from "./batchNorm.ts";
import { backThroughBatchNorm, batchNormForward, createBatchNormBuffers } from "./batchNormBuffers.ts";
import { affineArrays, type Normalization } from "./normalization.ts";
import type { BatchNormSettings, BatchRenormSettings } from "./settings.ts";

/** Batch norm and batch renormalization as the normalization of a layer. */
export function batchNormalization(
  units: number,
  settings: BatchNormSettings | BatchRenormSettings,
  allocate: Allocate,
  subsets: number,
): Normalization {
  return asNormalization(createBatchNorm(units, settings, allocate, subsets));
}

/** One batch, normalized by its own statistics at every step. */
function isSteady(settings: BatchNormSettings | BatchRenormSettings): boolean {
  if (settings.kind === "batch-renorm") return false;
  const { perSubset, virtualBatch, freezeStatisticsFrom, noise } = settings;
  return !perSubset && virtualBatch === null && freezeStatisticsFrom === null && noise === null;
}

function asNormalization(norm: BatchNorm): Normalization {
  const isTrained = norm.settings.kind !== "batch" || norm.settings.affine;
  return {
    trained: isTrained ? affineArrays(norm) : [],
    arrays: norm,
    batchNorm: norm,
    withStatisticsOf({ batchNorm: other }) {
      if (other === null) throw new Error("batch norm: expected the state of another batch norm; got none");
      const { runningMean, runningVariance } = other;
      return asNormalization({ ...norm, runningMean, runningVariance });
    },
    createBuffers(samples, kernels) {
      const batchNorm = createBatchNormBuffers(norm, samples, kernels);
      return {
        batchNorm,
        isSteady: isSteady(norm.settings),
        forward(input, statistics, output) {
          statistics(norm, input, batchNorm);
          batchNormForward(norm, input, batchNorm, output);
        },
        backward: (input, gradient) => backThroughBatchNorm(norm, input, batchNorm, gradient),
      };
    },
  };
}
