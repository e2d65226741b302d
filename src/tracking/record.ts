import type { Evaluation, InferenceStatistic } from "./inferenceStatistics.ts";
import type { Blocks } from "./observations/observations.ts";
import type { TrainingTarget } from "./trainingTarget.ts";

/**
 * What one run left behind, as plain objects and typed arrays: portable, and stored as it is.
 *
 * Arrays over steps and units are indexed [step · units + unit]; `steps` always counts parameter updates done, so that
 * 0 is the network as it was initialized.
 */
export interface RunRecord {
  readonly outcome: Outcome;
  /** Parameter updates done. */
  readonly stepsDone: number;
  /** Loss and accuracy (NaN where there are no classes) of each training batch, in training mode, before its update; in blocks beyond 10,000 steps. */
  readonly batches: BatchSeries;
  /** Checks of test accuracy or test loss (running statistics), whatever is tracked. */
  readonly checks: Checks;
  /** First check of the first `stay` in a row at the target or beyond; null if it was not reached. */
  readonly stepsToTarget: number | null;
  /** At the end, with exact statistics over all training samples. */
  readonly final: Partial<Record<InferenceStatistic, Evaluation>>;
  /** What was observed on the way, by the name of the observation. */
  readonly blocks: Blocks;
  readonly plane: PlaneRecord | null;
  /** The first hidden layer on four samples, at the start: every number of the notes' arithmetic. */
  readonly workedExample: WorkedExample | null;
  /** Parameters at the end, by name ("hidden1.weights", "output.bias"). */
  readonly parameters: Readonly<Record<string, Float64Array>>;
}

export type Outcome =
  | { readonly kind: "finished" }
  | {
      readonly kind: "diverged";
      readonly step: number;
      /** First layer with a parameter that is not finite (output last), or null where only the loss ran away. */
      readonly layer: number | null;
      readonly loss: number;
    };

export interface Checks {
  readonly steps: Int32Array;
  /** Accuracies, or losses. */
  readonly values: Float64Array;
  readonly measure: TrainingTarget["measure"];
  /** The accuracy or loss that is the target. */
  readonly reach: number;
}

export interface BatchSeries {
  /** Steps per block (1 up to 10,000 steps). */
  readonly blockSize: number;
  readonly loss: Float64Array;
  readonly lossMin: Float64Array;
  readonly lossMax: Float64Array;
  readonly accuracy: Float64Array;
}

export interface PlaneRecord {
  readonly weights: readonly [string, string];
  readonly size: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Training loss with the two weights replaced, the rest as at the end: [row · size + column]. */
  readonly loss: Float64Array;
  readonly path: {
    readonly steps: Int32Array;
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly loss: Float64Array;
  };
}

/** Shapes: inputs (samples × inputs), weights (units × inputs), the rest (units × samples) or (units). */
export interface WorkedExample {
  readonly inputNames: readonly string[];
  readonly samples: number;
  readonly units: number;
  readonly inputs: Float64Array;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  readonly preActivation: Float64Array;
  /** Null where the first hidden layer has no batch norm that centres and scales before its activation. */
  readonly normalization: {
    readonly epsilon: number;
    readonly epsilonPlacement: "inside-root" | "added-to-sd";
    readonly divideBy: "m" | "m-1";
    readonly mean: Float64Array;
    readonly variance: Float64Array;
    readonly gamma: Float64Array;
    readonly beta: Float64Array;
    readonly normalized: Float64Array;
    readonly result: Float64Array;
  } | null;
  readonly activation: string;
  readonly output: Float64Array;
  /** Null where a norm stands after the activation. */
  readonly backward: WorkedBackward | null;
}

/** Slopes of the mean loss of those samples. Shapes: (units × samples), (units), weights (units × inputs). */
export interface WorkedBackward {
  readonly loss: number;
  readonly output: Float64Array;
  /** With respect to what the activation received. */
  readonly unitInput: Float64Array;
  readonly gamma: Float64Array | null;
  readonly beta: Float64Array | null;
  readonly preActivation: Float64Array;
  readonly weights: Float64Array;
  readonly bias: Float64Array | null;
}
