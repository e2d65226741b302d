import { zeros } from "../matrix.ts";
import type { DataSplit } from "./dataset.ts";
import { scalingOf, unscaled } from "./standardize.ts";

/** Samples given outright: they are training, test and probe set at once, and know no subsets. */
export function rowsDataset({
  columns,
  samples,
  labels,
  standardize,
}: {
  readonly columns: readonly string[];
  readonly samples: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly standardize: boolean;
}): DataSplit {
  const features = zeros(columns.length, samples.length);
  samples.forEach((sample, at) => {
    if (sample.length !== columns.length)
      throw new Error(`rows: sample ${at + 1} has ${sample.length} values for ${columns.length} columns`);
    sample.forEach((value, column) => {
      features.values[column * samples.length + at] = value;
    });
  });
  if (labels.length !== samples.length)
    throw new Error(`rows: ${labels.length} labels for ${samples.length} samples`);
  const scaling = standardize ? scalingOf(features) : unscaled(columns.length);
  features.values.forEach((value, at) => {
    const column = Math.floor(at / samples.length);
    features.values[at] = (value - scaling.mean[column]!) / scaling.sd[column]!;
  });
  const data = {
    featureNames: columns,
    size: samples.length,
    features,
    labels: Float64Array.from(labels),
    subsets: null,
    subsetCount: 0,
  };
  return { train: data, test: data, probe: data, scaling };
}
