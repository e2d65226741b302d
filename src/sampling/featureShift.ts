import type { Matrix } from "../matrix.ts";
import { rowOf } from "../matrix.ts";
import type { RandomStream } from "../random.ts";
import { type Band, bandOf } from "../statistics/chanceBand.ts";
import { createDistanceToSample } from "../statistics/distanceToSample.ts";
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
  columns: FeatureColumns = featureColumns(features),
): FeatureShift {
  const batch = new Float64Array(batchSize);

  function againstTraining(indices: Int32Array, into: Float64Array): void {
    if (indices.length !== batchSize)
      throw new Error(`createFeatureShift: made for batches of ${batchSize}, got ${indices.length} indices`);
    columns.forEach((column, feature) => {
      if (column === null) {
        into[feature] = 0;
        return;
      }
      const { values, distance } = column;
      for (let at = 0; at < batchSize; at++) batch[at] = values[indices[at]!]!;
      into[feature] = distance(batch.sort());
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

/** What every batch of a training set is measured against, feature by feature; null for one that does not vary. */
export type FeatureColumns = readonly (Column | null)[];

export function featureColumns(features: Matrix): FeatureColumns {
  return Array.from({ length: features.rows }, (_, row) => columnOf(rowOf(features, row)));
}

interface Column {
  /** About their mean, over their sd. */
  readonly values: Float64Array;
  readonly distance: (given: Float64Array) => number;
}

function columnOf(values: Float64Array): Column | null {
  const center = mean(values);
  const variance = populationVariance(values, center);
  if (isConstant(variance, center)) return null;
  const standardized = values.map((value) => (value - center) / Math.sqrt(variance));
  return { values: standardized, distance: createDistanceToSample(standardized.slice().sort()) };
}
