import type { Dataset } from "../flowers/dataset.ts";
import { type Matrix, zeros } from "../matrix.ts";

/** The samples at `indices`, as a dataset of their own. */
export function samplesAt(data: Dataset, indices: Int32Array): Dataset {
  const size = indices.length;
  const features = zeros(data.features.rows, size);
  const labels = new Float64Array(size);
  const subsets = new Uint8Array(size);
  writeSamplesAt(data, indices, features, subsets);
  for (let at = 0; at < size; at++) labels[at] = data.labels[indices[at]!]!;
  return {
    featureNames: data.featureNames,
    size,
    features,
    labels,
    subsets: data.subsets ? subsets : null,
    subsetCount: data.subsetCount,
  };
}

/**
 * The same into what is there for as many samples: no subsets are written where the data know none.
 *
 * @example
 *   const features = { rows: 1, columns: 3, stride: 3, values: Float64Array.of(10, 20, 30) };
 *   const batch = { rows: 1, columns: 2, stride: 2, values: new Float64Array(2) };
 *   writeSamplesAt({ features, subsets: null }, Int32Array.of(2, 0), batch, new Uint8Array(2));
 *   batch.values // [ 30, 10 ]
 */
export function writeSamplesAt(
  data: Dataset,
  indices: Int32Array,
  features: Matrix,
  subsets: Uint8Array,
): void {
  const { values, stride } = data.features;
  for (let row = 0; row < features.rows; row++)
    for (let at = 0; at < indices.length; at++)
      features.values[row * features.stride + at] = values[row * stride + indices[at]!]!;
  if (data.subsets !== null)
    for (let at = 0; at < indices.length; at++) subsets[at] = data.subsets[indices[at]!]!;
}

/** The first so many samples, or all where there are fewer: samples come in random order. */
export function firstSamples(data: Dataset, count: number): Dataset {
  const indices = new Int32Array(Math.min(count, data.size));
  for (let at = 0; at < indices.length; at++) indices[at] = at;
  return samplesAt(data, indices);
}

/** Indices of the samples of one subset; throws where the data know no subsets. */
export function indicesOfSubset(data: Dataset, subset: number): Int32Array {
  if (!data.subsets) throw new Error("indicesOfSubset: the data know no subsets");
  const indices: number[] = [];
  data.subsets.forEach((of, index) => {
    if (of === subset) indices.push(index);
  });
  return Int32Array.from(indices);
}
