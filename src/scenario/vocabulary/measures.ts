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
    description: "Share of test samples classified rightly at the end of training.",
  },
  "test-loss": {
    label: "test loss",
    unit: "nats",
    good: "low",
    compare: "difference",
    per: "statistic",
    needs: null,
    description: "Mean cross-entropy on the test set at the end of training.",
  },
  "own-batch-accuracy": {
    label: "accuracy on its own training batches",
    unit: "share of flowers",
    good: "high",
    compare: "difference",
    per: "run",
    needs: null,
    description: "Accuracy on the last 100 training batches, in training mode, before each update.",
  },
  "steps-to-target": {
    label: "steps to the target",
    unit: "steps",
    good: "low",
    compare: "ratio",
    per: "run",
    needs: null,
    description: "First check from which test accuracy at inference holds the target.",
  },
  drift: {
    label: "drift of unit inputs",
    unit: "standard deviations per lag",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
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
    description: "The same, not divided by the sd.",
  },
  "path-length": {
    label: "path length of unit inputs",
    unit: "standard deviations",
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "drift",
    description: "Sum of the normalized drift over the steps, median over the units.",
  },
  "batch-shift": {
    label: "shift of the mini-batches",
    unit: "share of the spread of the data",
    good: "low",
    compare: "difference",
    per: "run",
    needs: "batch-shift",
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
    description: "Share of batches outside the 95 % band of uniform batches (5 % by chance).",
  },
} as const satisfies Record<string, MeasureEntry>;

export type MeasureName = keyof typeof measures;
