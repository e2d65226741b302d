/** Units whose sd is below this are marked, not divided by it. */
export const LEAST_SD = 1e-3;

/** How far the probe's unit inputs went between `step − lag` and `step`, in inference mode. */
export interface DriftSeries {
  readonly lag: number;
  readonly steps: Int32Array;
  readonly layers: readonly DriftLayerSeries[];
  readonly joint: JointMovementSeries;
  /** Null but in the runs that the report details. */
  readonly uncertainty: DriftUncertainty | null;
}

/** [step · units + unit], each distance beside the √((s₁² + s₂²)/2) that normalizes it. */
export interface DriftLayerSeries {
  readonly units: number;
  /** Wasserstein-1 of the unit input, in its own units. */
  readonly absolute: Float32Array;
  readonly pooledSd: Float32Array;
  /** Wasserstein-1 of the unit input against step 0. */
  readonly displacement: Float32Array;
  readonly displacementSd: Float32Array;
  /** Root mean square over the flowers of the change of z. */
  readonly movement: Float32Array;
  readonly movementSd: Float32Array;
}

/** Between all z of a layer at once at both ends of the lag that ends at the step, [layer][step]. */
export interface JointMovementSeries {
  readonly steps: Int32Array;
  readonly layers: readonly {
    /** Squared energy distance, in the units of z. */
    readonly squared: Float64Array;
    /** 2·E‖z − z′‖, the most it could be. */
    readonly between: Float64Array;
  }[];
}

/** 95 % bootstrap interval of a layer's normalized drift over the lag that ends at the step, [layer][step]. */
export interface DriftUncertainty {
  readonly steps: Int32Array;
  readonly layers: readonly { readonly low: Float64Array; readonly high: Float64Array }[];
}

/** Mean loss of the probe as one batch in training mode, in nats. */
export interface ProbeLossSeries {
  readonly steps: Int32Array;
  readonly loss: Float64Array;
}

/** Wasserstein-1 between each unit's inputs in the batch of the step and in the one before, in training mode. */
export interface BatchDriftSeries {
  readonly steps: Int32Array;
  /** [step · units + unit] */
  readonly layers: readonly {
    readonly units: number;
    readonly absolute: Float64Array;
    readonly pooledSd: Float64Array;
  }[];
  readonly band: NullBandSeries;
}

/** What half, and what 1 in 20, of the distances over the sd between uniform batches exceed in the network of the step. */
export interface NullBandSeries {
  readonly steps: Int32Array;
  readonly layers: readonly {
    readonly units: number;
    /** [step · units + unit] */
    readonly unit50: Float64Array;
    readonly unit95: Float64Array;
    /** Of the median over the units, [step]. */
    readonly layer50: Float64Array;
    readonly layer95: Float64Array;
  }[];
}

/** What stands for "the parameters of a layer" in the gradient shift: W; W and b; W, b, γ and β. */
export const gradientReadings = ["weights", "weightsAndBias", "all"] as const;
type GradientReading = (typeof gradientReadings)[number];

/** How the update of the layers before changed a layer's gradient; output layer last, [step]. */
export interface GradientShiftSeries {
  /** Numbers of the updates. */
  readonly steps: Int32Array;
  readonly layers: readonly Readonly<Record<GradientReading, GradientShiftOfLayer>>[];
}

interface GradientShiftOfLayer {
  /** ‖G − G′‖₂ */
  readonly change: Float32Array;
  /** Between G and G′; NaN where one of them is 0. */
  readonly cosine: Float32Array;
  /** ‖G‖₂ */
  readonly norm: Float32Array;
}

/** The loss of each observed update's batch along its own gradient, [step]. */
export interface LandscapeSeries {
  /** Numbers of the updates. */
  readonly steps: Int32Array;
  /** How far along the gradient was looked, in learning rates. */
  readonly reach: Float64Array;
  /** Of the update. */
  readonly learningRate: Float64Array;
  /** Before the update, in nats. */
  readonly loss: Float64Array;
  readonly lossLow: Float64Array;
  readonly lossHigh: Float64Array;
  readonly gradientNorm: Float64Array;
  readonly gradientChange: Float64Array;
  /** Effective β-smoothness; NaN where the gradient is 0. */
  readonly beta: Float64Array;
}

/** Shapley values of one cause, [step · units + unit], and their range over the orders in which causes can come in. */
export interface CauseColumns {
  /** Of the change of the unit's mean, in its own units. */
  readonly mean: Float32Array;
  readonly meanLow: Float32Array;
  readonly meanHigh: Float32Array;
  /** Of the change of the logarithm of its sd; not finite where it does not vary. */
  readonly logSd: Float32Array;
  readonly logSdLow: Float32Array;
  readonly logSdHigh: Float32Array;
}

export interface CauseLayer<Cause extends string> {
  readonly units: number;
  /** In the old state. */
  readonly sd: Float32Array;
  readonly causes: Readonly<Record<Cause, CauseColumns>>;
}

export type TrainingCause = "sampling" | "upstream" | "ownWeights";
export type InferenceCause = "ownWeights" | "ownAffine" | "ownStatistics" | "upstream";

/** What changed every hidden unit's input, shared out among its causes. */
export interface CauseSeries {
  /** Numbers of the updates between the old state and the new. */
  readonly steps: Int32Array;
  /** Of z in training mode, from the pass of the step to that of the next. */
  readonly training: readonly (CauseLayer<TrainingCause> & {
    /** The part of sampling that is the sampler's law; the rest is chance. */
    readonly bias: { readonly mean: Float32Array; readonly logSd: Float32Array };
    /** Wasserstein-1 from the old z with that cause alone changed: distances do not add. */
    readonly alone: Readonly<Record<TrainingCause, Float32Array>>;
  })[];
  /** Of the unit input on the probe in inference mode, before and after the update. */
  readonly inference: readonly CauseLayer<InferenceCause>[];
}
