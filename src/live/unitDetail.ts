import type { WorkedExample } from "../tracking/record.ts";

/** A hidden unit of a network, both from 0. */
export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}

/** All that is told of a chosen unit, at the step of its frame. */
export interface UnitDetail extends UnitPlace {
  /** What it receives of every probe flower, in inference mode, and the flowers' subsets. */
  readonly inputs: Float32Array;
  readonly subsets: Uint8Array | null;
  /** Null where the last steps were not kept: before the first, or where training was taken up elsewhere. */
  readonly lastBatch: LastBatch | null;
}

/** The last batch as it passed in training, before the update that it led to. */
export interface LastBatch {
  /** That unit alone. */
  readonly example: WorkedExample;
  /** What the non-linearity received, whatever the norm. */
  readonly unitInput: Float64Array;
  /** From the batch before to this one, of z; null before the second step. */
  readonly fromBatch: Moved | null;
  /** By the update, of the unit input on probe flowers in inference mode. */
  readonly fromUpdate: Moved;
}

/** How far a unit's mean moved, shared out among its causes; all in sds that the unit had before. */
export interface Moved {
  readonly causes: readonly { readonly name: CauseName; readonly by: number }[];
  readonly total: number;
}

export type CauseName =
  | "sampling bias"
  | "sampling chance"
  | "upstream"
  | "ownWeights"
  | "ownAffine"
  | "ownStatistics";

/** An example of a layer cut down to one of its units. */
export function ofOneUnit(example: Omit<WorkedExample, "backward">, unit: number): WorkedExample {
  const { samples, inputNames, normalization } = example;
  const row = (values: Float64Array, length: number) => values.slice(unit * length, (unit + 1) * length);
  return {
    ...example,
    units: 1,
    weights: row(example.weights, inputNames.length),
    bias: row(example.bias, 1),
    preActivation: row(example.preActivation, samples),
    output: row(example.output, samples),
    normalization: normalization && {
      ...normalization,
      mean: row(normalization.mean, 1),
      variance: row(normalization.variance, 1),
      gamma: row(normalization.gamma, 1),
      beta: row(normalization.beta, 1),
      normalized: row(normalization.normalized, samples),
      result: row(normalization.result, samples),
    },
    backward: null,
  };
}
