import type { Dataset } from "../flowers/dataset.ts";
import { type Matrix, zeros } from "../matrix.ts";

/** The samples at `indices`, as a dataset of their own. */
export function samplesAt(data: Dataset, indices: Int32Array): Dataset {
  const features = zeros(data.features.rows, indices.length);
  for (let row = 0; row < features.rows; row++)
    for (let at = 0; at < indices.length; at++)
      features.values[row * indices.length + at] = data.features.values[row * data.size + indices[at]!]!;
  return {
    featureNames: data.featureNames,
    size: indices.length,
    features,
    labels: Float64Array.from(indices, (index) => data.labels[index]!),
    subsets: data.subsets ? Uint8Array.from(indices, (index) => data.subsets![index]!) : null,
  };
}

/** The same into what is there for as many samples: no subsets are written where the data know none. */
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
  return samplesAt(
    data,
    Int32Array.from({ length: Math.min(count, data.size) }, (_, index) => index),
  );
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
