import type { Matrix } from "../matrix.ts";
import { rowOf } from "../matrix.ts";
import type { RandomStream } from "../random.ts";
import { areaBetween } from "../statistics/areaBetween.ts";
import { type Band, bandOf } from "../statistics/chanceBand.ts";
import { isConstant, mean, populationVariance } from "../statistics/moments.ts";
import { createUniformSampler } from "./uniform.ts";

/**
 * How far a mini-batch is from the training set, feature by feature.
 *
 *   W₁ = ∫ |F_batch(x) − F_training(x)| dx / sd      F the share of samples at or below x
 *
 * Never 0 by chance (about 0.8·sd/√m for a uniform batch of m): read it against its band.
 *
 * Shapes   features (features × N), indices (m), into (features)
 * Units    the training set's sd (divisor N) of each feature; 0 for a feature that does not vary
 * Errors   throws for indices of another length than batchSize
 * Source   as scipy.stats.wasserstein_distance, over the sd
 */
export interface FeatureShift {
  againstTraining(indices: Int32Array, into: Float64Array): void;
  /** Per feature, from `draws` uniform batches of the same size and mechanism. */
  bands(stream: RandomStream, draws: number): Band[];
}

export function createFeatureShift(
  features: Matrix,
  { batchSize, replacement }: { readonly batchSize: number; readonly replacement: boolean },
): FeatureShift {
  const columns = Array.from({ length: features.rows }, (_, row) => columnOf(rowOf(features, row)));
  const batch = new Float64Array(batchSize);

  function againstTraining(indices: Int32Array, into: Float64Array): void {
    if (indices.length !== batchSize)
      throw new Error(`createFeatureShift: made for batches of ${batchSize}, got ${indices.length} indices`);
    columns.forEach(({ values, sorted, sd }, feature) => {
      for (let at = 0; at < batchSize; at++) batch[at] = values[indices[at]!]!;
      into[feature] = sd > 0 ? areaBetween(batch.sort(), sorted, Math.abs) / sd : 0;
    });
  }

  return {
    againstTraining,
    bands(stream, draws) {
      const sampler = createUniformSampler({ replacement }, features.columns, batchSize, stream);
      const indices = new Int32Array(batchSize);
      const shift = new Float64Array(features.rows);
      const drawn = columns.map(() => new Float64Array(draws));
      for (let draw = 0; draw < draws; draw++) {
        sampler.next(indices);
        againstTraining(indices, shift);
        shift.forEach((value, feature) => {
          drawn[feature]![draw] = value;
        });
      }
      return drawn.map(bandOf);
    },
  };
}

interface Column {
  readonly values: Float64Array;
  readonly sorted: Float64Array;
  readonly sd: number;
}

function columnOf(values: Float64Array): Column {
  const center = mean(values);
  const variance = populationVariance(values, center);
  const sd = isConstant(variance, center) ? 0 : Math.sqrt(variance);
  return { values, sorted: values.slice().sort(), sd };
}
