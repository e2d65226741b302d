import { type Matrix, rowOf } from "../matrix.ts";
import type { RandomStream } from "../random.ts";
import { type Band, bandOf } from "../statistics/chanceBand.ts";
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
): BatchShift {
  const points = standardizedPoints(features);
  const { meanDistances, mu } = distancesToAll(points);
  const size = points.samples;
  const m = batchSize;
  const expectation = replacement ? mu / m : (mu * (size - m)) / (m * (size - 1));
  const expectationBetween = 2 * (replacement ? mu / m : (mu * size) / (m * (size - 1)));

  function againstTraining(indices: Int32Array): number {
    checkLength(indices);
    let toAll = 0;
    for (let at = 0; at < m; at++) toAll += meanDistances[indices[at]!]!;
    const squared = (2 * toAll) / m - meanDistanceWithin(points, indices) - mu;
    return mu > 0 ? (squared - expectation) / (2 * mu) : 0;
  }

  function consecutive(before: Int32Array, now: Int32Array): number {
    checkLength(before);
    checkLength(now);
    const squared =
      2 * meanDistanceBetween(points, before, now) -
      meanDistanceWithin(points, before) -
      meanDistanceWithin(points, now);
    return mu > 0 ? (squared - expectationBetween) / (2 * mu) : 0;
  }

  function checkLength({ length }: Int32Array) {
    if (length !== m) throw new Error(`createBatchShift: made for batches of ${m}, got ${length} indices`);
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

interface Points {
  readonly samples: number;
  readonly features: number;
  /** [sample · features + feature] */
  readonly values: Float64Array;
}

/** Features over their population sd, sample by sample; the mean plays no part in distances. */
function standardizedPoints(features: Matrix): Points {
  const { rows, columns } = features;
  const points = new Float64Array(rows * columns);
  for (let feature = 0; feature < rows; feature++) {
    const row = rowOf(features, feature);
    const center = mean(row);
    const variance = populationVariance(row, center);
    const sd = isConstant(variance, center) ? 1 : Math.sqrt(variance);
    for (let sample = 0; sample < columns; sample++) points[sample * rows + feature] = row[sample]! / sd;
  }
  return { samples: columns, features: rows, values: points };
}

function distance({ features, values }: Points, one: number, other: number): number {
  let squares = 0;
  for (let feature = 0; feature < features; feature++) {
    const difference = values[one * features + feature]! - values[other * features + feature]!;
    squares += difference * difference;
  }
  return Math.sqrt(squares);
}

/** One pass over all pairs; nothing of size N² is kept. */
function distancesToAll(points: Points): { meanDistances: Float64Array; mu: number } {
  const n = points.samples;
  const sums = new Float64Array(n);
  for (let one = 0; one < n; one++)
    for (let other = one + 1; other < n; other++) {
      const d = distance(points, one, other);
      sums[one]! += d;
      sums[other]! += d;
    }
  const meanDistances = sums.map((sum) => sum / n);
  return { meanDistances, mu: meanDistances.reduce((sum, value) => sum + value, 0) / n };
}

/** Over all m² ordered pairs of two batches. */
function meanDistanceBetween(points: Points, ones: Int32Array, others: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < ones.length; i++)
    for (let j = 0; j < others.length; j++) sum += distance(points, ones[i]!, others[j]!);
  return sum / (ones.length * others.length);
}

/** Over all m² ordered pairs of one batch, each sample with itself among them. */
function meanDistanceWithin(points: Points, batch: Int32Array): number {
  let sum = 0;
  for (let i = 1; i < batch.length; i++)
    for (let j = 0; j < i; j++) sum += distance(points, batch[i]!, batch[j]!);
  return (2 * sum) / (batch.length * batch.length);
}
