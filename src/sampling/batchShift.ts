import type { Kernels } from "../kernels/kernels.ts";
import { kernelsFor } from "../kernels/kernelsFor.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { type Allocate, type Matrix, onHeap, padded, paddedLength, rowOf } from "../matrix.ts";
import type { RandomStream } from "../random.ts";
import { type Band, bandOf } from "../statistics/chanceBand.ts";
import { energyDistanceOfColumns, meanDistance } from "../statistics/energyDistance.ts";
import { isConstant, mean, populationVariance } from "../statistics/moments.ts";
import { createUniformSampler } from "./uniform.ts";

/**
 * How far a mini-batch is from the training set, and from the batch before it, on features standardized by the training
 * set.
 *
 *   D²(batch, training) = 2·mean aᵢ over the batch − mean pairwise distance within the batch − μ
 *   aᵢ the mean distance of sample i to the training set, μ their mean
 *   expectation under uniform batches: μ/m with replacement, μ(N − m)/(m(N − 1)) without
 *   D²(batch, batch′), the batch before: 2μ/m with replacement, 2μN/(m(N − 1)) without, where the two are disjoint
 *   (across the boundary of an epoch they need not be: about 1 in N/m pairs, less by no more than 2μ/(N − 1))
 *   reported: (D² − expectation)/(2μ); 0 where all samples are the same and there is nothing to shift
 *
 * Means are over all pairs, i = j among them (V-statistics). No unit: 0 is what chance gives.
 * Shapes   features (features × N), indices (m). Nothing of size N² is kept, and nothing allocated per batch
 * Errors   throws for indices of another length than batchSize
 * Source   Székely & Rizzo (2013), energy statistics
 */
export interface BatchShift {
  againstTraining(indices: Int32Array): number;
  consecutive(before: Int32Array, now: Int32Array): number;
  /** aᵢ, the mean distance of each sample to the training set, in sd's. */
  readonly meanDistances: Float64Array;
  /** μ, the mean of all aᵢ. */
  readonly mu: number;
  /** From `draws` uniform batches of the same size and mechanism. */
  bands(stream: RandomStream, draws: number): { readonly againstTraining: Band; readonly consecutive: Band };
}

export function createBatchShift(
  features: Matrix,
  { batchSize, replacement }: { readonly batchSize: number; readonly replacement: boolean },
  own: Kernels = plainKernels,
  distances: DistancesToAll = distancesToAll(features, own),
): BatchShift {
  const { meanDistances, mu } = distances;
  const { rows, columns: size } = features;
  const m = batchSize;
  const kernels = kernelsFor([{ kernels: own }], 2 * rows * paddedLength(m) + m + 1);
  const points = standardizedPoints(features, onHeap);
  const one = padded(rows, m, kernels.allocate);
  const other = padded(rows, m, kernels.allocate);
  const sums = kernels.allocate(m);
  const expectation = replacement ? mu / m : (mu * (size - m)) / (m * (size - 1));
  const expectationBetween = 2 * (replacement ? mu / m : (mu * size) / (m * (size - 1)));

  function againstTraining(indices: Int32Array): number {
    take(indices, one);
    let toAll = 0;
    for (let at = 0; at < m; at++) toAll += meanDistances[indices[at]!]!;
    const squared = (2 * toAll) / m - meanDistance(one, one, kernels, sums) - mu;
    return mu > 0 ? (squared - expectation) / (2 * mu) : 0;
  }

  function consecutive(before: Int32Array, now: Int32Array): number {
    take(before, one);
    take(now, other);
    const { squared } = energyDistanceOfColumns(one, other, kernels, sums);
    return mu > 0 ? (squared - expectationBetween) / (2 * mu) : 0;
  }

  function take(indices: Int32Array, batch: Matrix) {
    if (indices.length !== m)
      throw new Error(`createBatchShift: made for batches of ${m}, got ${indices.length} indices`);
    for (let row = 0; row < rows; row++)
      for (let at = 0; at < m; at++)
        batch.values[row * batch.stride + at] = points.values[row * points.stride + indices[at]!]!;
  }

  return {
    againstTraining,
    consecutive,
    meanDistances,
    mu,
    bands(stream, draws) {
      const sampler = createUniformSampler({ replacement }, size, m, stream);
      let [before, now] = [new Int32Array(m), new Int32Array(m)];
      const against = new Float64Array(draws);
      const between = new Float64Array(draws);
      sampler.next(before);
      for (let draw = 0; draw < draws; draw++) {
        sampler.next(now);
        against[draw] = againstTraining(now);
        between[draw] = consecutive(before, now);
        [before, now] = [now, before];
      }
      return { againstTraining: bandOf(against), consecutive: bandOf(between) };
    },
  };
}

/** Features over their population sd; the mean plays no part in distances. */
function standardizedPoints(features: Matrix, allocate: Allocate): Matrix {
  const points = padded(features.rows, features.columns, allocate);
  for (let feature = 0; feature < features.rows; feature++) {
    const row = rowOf(features, feature);
    const center = mean(row);
    const variance = populationVariance(row, center);
    const sd = isConstant(variance, center) ? 1 : Math.sqrt(variance);
    const into = rowOf(points, feature);
    for (let sample = 0; sample < row.length; sample++) into[sample] = row[sample]! / sd;
  }
  return points;
}

/** What every batch of a training set is measured against. */
export type DistancesToAll = Pick<BatchShift, "meanDistances" | "mu">;

/** One pass over all pairs; nothing of size N² is kept. */
export function distancesToAll(features: Matrix, own: Kernels = plainKernels): DistancesToAll {
  const { rows, columns } = features;
  const kernels = kernelsFor([{ kernels: own }], (rows + 1) * paddedLength(columns));
  const points = standardizedPoints(features, kernels.allocate);
  const sums = kernels.allocate(columns);
  kernels.distanceSums(points, points, sums);
  const meanDistances = Float64Array.from(sums, (sum) => sum / columns);
  return { meanDistances, mu: meanDistances.reduce((sum, value) => sum + value, 0) / columns };
}
