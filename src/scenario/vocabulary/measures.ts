import type { ObservationName } from "../../tracking/settings.ts";

/** What the vocabulary says about a measure: its name for people, its unit, its good direction. */
export interface MeasureEntry {
  readonly label: string;
  readonly unit: string;
  readonly good: "high" | "low";
  /** Twins are compared by difference, or by ratio (difference of logs). */
  readonly compare: "difference" | "ratio";
  /** Whether it has one value per inference statistic or per hidden layer. */
  readonly per: "run" | "statistic" | "layer";
  /** What has to be tracked for it; null where every run has it. */
  readonly needs: ObservationName | null;
  /** What has to be tracked for its course over the steps (`at:`); null where it has none. */
  readonly course: ObservationName | null;
  /** The first layer that has it, where that is not layer 1 (the output layer then has it, too). */
  readonly firstLayer?: 2;
  readonly description: string;
}

export const measures = {
  "test-accuracy": {
    label: "test accuracy",
    unit: "share of flowers",
    good: "high",
    compare: "difference",
    per: "statistic",
    needs: null,
    course: "accuracy",
    description: "Share of test samples classified rightly at the end of training.",
  },
  "test-loss": {
    label: "test loss",
    unit: "nats",
    good: "low",
    compare: "difference",
    per: "statistic",
    needs: null,
    course: "accuracy",
    description: "Mean cross-entropy on the test set at the end of training.",
  },
  "own-batch-accuracy": {
    label: "accuracy on its own training batches",
    unit: "share of flowers",
    good: "high",
    compare: "difference",
    per: "run",
    needs: null,
    course: null,
    description: "Accuracy on the last 100 training batches, in training mode, before each update.",
  },
  "steps-to-target": {
    label: "steps to the target",
    unit: "steps",
    good: "low",
    compare: "ratio",
    per: "run",
    needs: null,
    course: null,
    description: "First check from which test accuracy at inference holds the target.",
  },
  drift: {
    label: "drift of unit inputs",
    unit: "standard deviations per lag",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
    course: "drift",
    description:
      "Wasserstein-1 between a unit's probe inputs a fixed lag apart over their pooled sd: mean over the steps, median over the units.",
  },
  "drift-absolute": {
    label: "absolute drift of unit inputs",
    unit: "units of the input per lag",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
    course: "drift",
    description: "The same, not divided by the sd.",
  },
  "path-length": {
    label: "path length of unit inputs",
    unit: "standard deviations",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
    course: null,
    description: "Sum of the normalized drift over the steps, median over the units.",
  },
  "batch-shift": {
    label: "shift of the mini-batches",
    unit: "share of the spread of the data",
    good: "low",
    compare: "difference",
    per: "run",
    needs: "batch-shift",
    course: null,
    description:
      "Energy distance of a batch to the training set, less its expectation under uniform batches, over 2μ; median.",
  },
  "batch-shift-outside": {
    label: "batches outside the band",
    unit: "share of batches",
    good: "low",
    compare: "difference",
    per: "run",
    needs: "batch-shift",
    course: null,
    description: "Share of batches outside the 95 % band of uniform batches (5 % by chance).",
  },
  displacement: {
    label: "displacement of unit inputs",
    unit: "standard deviations",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
    course: "drift",
    description:
      "Wasserstein-1 between a unit's probe inputs and those before the first update, over their pooled sd, at the end: median over the units.",
  },
  movement: {
    label: "movement of pre-activations",
    unit: "standard deviations per lag",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
    course: "drift",
    description:
      "Root mean square over the probe's flowers of the change of z in a fixed lag, over its pooled sd: mean over the steps of the median over the units.",
  },
  "joint-movement": {
    label: "joint movement of pre-activations",
    unit: "share of the most it could be",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
    course: "drift",
    description:
      "Squared energy distance between all z of a layer at once a fixed lag apart, on 128 flowers, over 2·E‖z − z′‖: mean over the steps.",
  },
  "batch-drift": {
    label: "shift of unit inputs from batch to batch",
    unit: "standard deviations",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "batch-drift",
    course: "batch-drift",
    description:
      "Wasserstein-1 between a unit's inputs in a mini-batch and in the one before, in training mode, over their pooled sd: mean over the steps of the median over the units.",
  },
  "batch-drift-outside": {
    label: "unit inputs beyond chance",
    unit: "share of units and steps",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "batch-drift",
    course: null,
    description:
      "Share of the units and steps whose shift from batch to batch is above the 95th percentile of uniform batches in the same network (5 % by chance).",
  },
  "gradient-shift": {
    label: "gradient shift",
    unit: "nats per unit of weight",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "gradient-shift",
    course: "gradient-shift",
    firstLayer: 2,
    description:
      "Change of the gradient of a layer's weights by the update of the layers before it, ‖G − G′‖ (Santurkar et al., Definition 2.1): mean over the steps.",
  },
  "gradient-shift-relative": {
    label: "gradient shift, relative",
    unit: "share of the gradient",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "gradient-shift",
    course: "gradient-shift",
    firstLayer: 2,
    description: "‖G − G′‖ over ‖G‖, since normalization changes the gradient's scale: mean over the steps.",
  },
  "gradient-shift-cosine": {
    label: "cosine of the gradient shift",
    unit: "cosine",
    good: "high",
    compare: "difference",
    per: "layer",
    needs: "gradient-shift",
    course: "gradient-shift",
    firstLayer: 2,
    description:
      "Cosine between the gradient of a layer's weights before and after the update of the layers before it: mean over the steps.",
  },
  smoothness: {
    label: "effective smoothness β",
    unit: "nats per squared unit of the parameters",
    good: "low",
    compare: "ratio",
    per: "run",
    needs: "landscape",
    course: "landscape",
    description:
      "Largest change of the gradient along itself over the distance moved: median over the steps.",
  },
  "rate-smoothness": {
    label: "learning rate × effective β",
    unit: "none",
    good: "low",
    compare: "ratio",
    per: "run",
    needs: "landscape",
    course: "landscape",
    description:
      "The same times the learning rate of the update: above about 2 a quadratic of that curvature would diverge. Median over the steps.",
  },
  "loss-range": {
    label: "range of the loss along the gradient",
    unit: "nats",
    good: "low",
    compare: "ratio",
    per: "run",
    needs: "landscape",
    course: "landscape",
    description: "Highest less lowest loss over the step sizes of the landscape: median over the steps.",
  },
  "sampling-share": {
    label: "share of sampling in the change of z",
    unit: "share of change",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "causes",
    course: "causes",
    description:
      "Share of the sampling of the batches in the change of the means of a layer's z from one training pass to the next (Shapley values over sd): mean over the steps.",
  },
  "sampling-bias-share": {
    label: "share of biased sampling in the change of z",
    unit: "share of change",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "causes",
    course: "causes",
    description:
      "The part of that which the sampler's law explains: |bias| against |bias| + |chance| + |upstream| + |own weights|.",
  },
  "upstream-share": {
    label: "share of upstream updates in the change of z",
    unit: "share of change",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "causes",
    course: "causes",
    firstLayer: 2,
    description: "The same for the update of the layers below: internal covariate shift in the strict sense.",
  },
  "own-weights-share": {
    label: "share of own weights in the change of z",
    unit: "share of change",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "causes",
    course: "causes",
    description: "The same for the update of the layer's own weights and bias.",
  },
  "upstream-shift": {
    label: "internal covariate shift of z",
    unit: "standard deviations per step",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "causes",
    course: "causes",
    firstLayer: 2,
    description:
      "|Shapley value| of the update of the layers below in the change of a unit's mean z, over its sd: mean over the steps of the median over the units. Batch norm below fixes the mean of what it puts out in training mode, so that little is left to move.",
  },
  "statistics-share": {
    label: "share of running statistics in the change at inference",
    unit: "share of change",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "causes",
    course: "causes",
    description:
      "Share of a layer's own running statistics in the change of the means of its unit inputs on the probe at one update, in inference mode: mean over the steps.",
  },
  "estimation-gap": {
    label: "estimation gap of the running statistics",
    unit: "standard deviations",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "normalization",
    course: "normalization",
    description:
      "√((μ_r − μ_p)² + (σ_r − σ_p)²)/σ_p between running and population statistics: mean over the steps of the median over the units.",
  },
  "estimation-log-ratio": {
    label: "log ratio of running and population sd",
    unit: "none",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "normalization",
    course: "normalization",
    description:
      "log(σ_r/σ_p), above 0 where the running sd is too large: mean over the steps of the median over the units.",
  },
  saturated: {
    label: "saturated flowers",
    unit: "share of flowers",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "unit-input",
    course: "unit-input",
    description:
      "Share of the probe's flowers at which a unit's slope is below 5 % of its maximum, at the end: median over the units.",
  },
  dead: {
    label: "dead units",
    unit: "share of units",
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "unit-input",
    course: "unit-input",
    description:
      "Share of a layer's units that are saturated on every flower of the probe (a relu: at 0), at the end.",
  },
  "probe-loss": {
    label: "training-mode loss on the probe",
    unit: "nats",
    good: "low",
    compare: "ratio",
    per: "run",
    needs: "probe-loss",
    course: "probe-loss",
    description: "Mean cross-entropy of the probe set as one batch, normalized as in training, at the end.",
  },
  unsteadiness: {
    label: "unsteadiness of the batch loss",
    unit: "log units",
    good: "low",
    compare: "ratio",
    per: "run",
    needs: null,
    course: null,
    description:
      "Standard deviation of the logarithm of the batch loss about its running median over 51 steps.",
  },
  "checks-below-target": {
    label: "checks below the target after reaching it",
    unit: "share of checks",
    good: "low",
    compare: "difference",
    per: "run",
    needs: null,
    course: null,
    description: "Share of the checks after the target was reached that are below it.",
  },
  diverged: {
    label: "diverged",
    unit: "share of runs",
    good: "low",
    compare: "difference",
    per: "run",
    needs: null,
    course: null,
    description: "1 for a run that diverged, 0 for one that finished.",
  },
} as const satisfies Record<string, MeasureEntry>;

export type MeasureName = keyof typeof measures;
