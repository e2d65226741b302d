import type { PathName } from "../network/fast/path.ts";
import type { Band } from "../statistics/chanceBand.ts";
import type {
  BatchDriftSeries,
  CauseSeries,
  DriftSeries,
  GradientShiftSeries,
  LandscapeSeries,
  ProbeLossSeries,
} from "./shiftRecord.ts";

/**
 * What one run left behind, as plain objects and typed arrays: portable, and stored as it is.
 *
 * Arrays over steps and units are indexed [step · units + unit]; `steps` always counts parameter updates done, so that
 * 0 is the network as it was initialized.
 */
export interface RunRecord {
  readonly version: 1;
  /** The kernels that it was trained on. */
  readonly path: PathName;
  readonly outcome: Outcome;
  /** Parameter updates done. */
  readonly stepsDone: number;
  /** Loss and accuracy of each training batch, in training mode, before its update; in blocks beyond 10,000 steps. */
  readonly batches: BatchSeries;
  /** Checks of test accuracy (running statistics), whatever is tracked. */
  readonly checks: Checks;
  /** First check of the first `stay` in a row at or above the target; null if it was not reached. */
  readonly stepsToTarget: number | null;
  readonly evaluations: EvaluationSeries | null;
  /** At the end, with exact statistics over all training samples. */
  readonly final: Partial<Record<InferenceStatistic, Evaluation>>;
  readonly unitInputs: { readonly preActivation: UnitSeries; readonly unitInput: UnitSeries | null } | null;
  readonly batchInputs: UnitSeries | null;
  readonly subsetInputs: SubsetSeries | null;
  readonly normalization: NormalizationSeries | null;
  readonly gradientNorms: { readonly steps: Int32Array; readonly layers: readonly Float32Array[] } | null;
  readonly drift: DriftSeries | null;
  readonly batchDrift: BatchDriftSeries | null;
  readonly probeLoss: ProbeLossSeries | null;
  readonly batchShift: BatchShiftSeries | null;
  readonly decisionField: DecisionFieldSeries | null;
  readonly gradientShift: GradientShiftSeries | null;
  readonly landscape: LandscapeSeries | null;
  readonly causes: CauseSeries | null;
  /** Mean, sd and range of every unit input on the mini-batch: cheap enough for every step. */
  readonly batchMoments: MomentSeries | null;
  readonly probePercentiles: PercentileSeries | null;
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
  readonly accuracy: Float64Array;
  /** The accuracy that is the target. */
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

/** Where the mean and variance of a batch norm come from at inference (`none`-networks know `running` alone). */
export const inferenceStatistics = [
  "running",
  "population",
  "per-subset",
  "as-trained",
  "batch-mixed",
  "batch-as-trained",
] as const;
export type InferenceStatistic = (typeof inferenceStatistics)[number];

/** On the test set; the subsets are null where the data know none. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
  readonly accuracyA: number | null;
  readonly accuracyB: number | null;
}

export interface EvaluationSeries {
  readonly steps: Int32Array;
  /** Arrays over steps; NaN where the data know no subsets. */
  readonly byStatistic: Partial<
    Record<
      InferenceStatistic,
      {
        readonly loss: Float64Array;
        readonly accuracy: Float64Array;
        readonly accuracyA: Float64Array;
        readonly accuracyB: Float64Array;
      }
    >
  >;
}

/** Levels of the stored quantiles: 0, 0.025, …, 1 (5, 15, 50, 85 and 95 % among them). */
export const quantileLevels: readonly number[] = Array.from({ length: 41 }, (_, index) => index / 40);

/** Distribution of every hidden unit at each snapshot, in single precision. */
export interface UnitSeries {
  readonly steps: Int32Array;
  readonly layers: readonly UnitLayerSeries[];
}

export interface UnitLayerSeries {
  readonly units: number;
  readonly mean: Float32Array;
  readonly sd: Float32Array;
  readonly skewness: Float32Array;
  /** [(step · units + unit) · 41 + level]; the first is the minimum, the last the maximum. */
  readonly quantiles: Float32Array;
  /** Share of samples where |f′| is below 5 % of its maximum. */
  readonly saturated: Float32Array;
}

/** Mean and sd of z on the probe's samples of each subset. */
export interface SubsetSeries {
  readonly steps: Int32Array;
  readonly layers: readonly {
    readonly units: number;
    readonly meanA: Float32Array;
    readonly sdA: Float32Array;
    readonly meanB: Float32Array;
    readonly sdB: Float32Array;
  }[];
}

export interface NormalizationSeries {
  readonly steps: Int32Array;
  /**
   * Null for a layer without batch statistics. At step 0 there was no batch yet: NaN; so are the running and the
   * population's statistics where every subset has its own.
   */
  readonly layers: readonly ({
    readonly units: number;
    readonly gamma: Float32Array;
    readonly beta: Float32Array;
    readonly batchMean: Float32Array;
    readonly batchVariance: Float32Array;
    readonly runningMean: Float32Array;
    readonly runningVariance: Float32Array;
    readonly populationMean: Float32Array;
    readonly populationVariance: Float32Array;
  } | null)[];
}

/** (D² − its expectation under uniform batches)/(2μ), with the 95 % band of uniform batches. */
export interface BatchShiftSeries {
  readonly steps: Int32Array;
  readonly againstTraining: Float64Array;
  readonly band: Band;
  /** Between this batch and the one before it; NaN for the first. */
  readonly consecutive: Float64Array;
  readonly consecutiveBand: Band;
  /** Wasserstein-1 of single features to the training set, in the training set's sds. */
  readonly features: readonly {
    readonly name: string;
    readonly shift: Float64Array;
    readonly band: Band;
  }[];
}

/** Probability of a rose over the plane of the two features, in 16 levels (0 … 15), row by row from the lowest y. */
export interface DecisionFieldSeries {
  readonly steps: Int32Array;
  readonly size: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** "running", "population", "subset A", "subset B": [step · size² + row · size + column]. */
  readonly fields: Readonly<Record<string, Uint8Array>>;
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

/** Of one layer, each [snapshot · units + unit]. */
export interface LayerMoments {
  readonly units: number;
  readonly mean: Float64Array;
  /** Population standard deviation. */
  readonly sd: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

export interface MomentSeries {
  readonly steps: Int32Array;
  readonly layers: readonly LayerMoments[];
}

/** The levels of the probe percentiles of a record. */
export const probePercentiles = [0.15, 0.5, 0.85] as const;

export interface PercentileSeries {
  readonly steps: Int32Array;
  /** [(snapshot · units + unit) · levels + level] */
  readonly layers: readonly Float64Array[];
}
