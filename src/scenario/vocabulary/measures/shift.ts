import { family } from "./entry.ts";

/** How far inputs go: those of hidden units, and the mini-batches. */
export const shiftMeasures = family(
  { good: "low", compare: "ratio", per: "layer", needs: "drift", course: "drift", over: "mean" },
  {
    drift: {
      label: "drift of unit inputs",
      unit: "standard deviations per lag",
      over: null,
      description:
        "Wasserstein-1 between a unit's probe inputs a fixed lag apart over their pooled sd: mean over the steps, median over the units.",
    },
    "drift-absolute": {
      label: "absolute drift of unit inputs",
      unit: "units of the input per lag",
      over: null,
      description: "The same, not divided by the sd.",
    },
    "path-length": {
      label: "path length of unit inputs",
      unit: "standard deviations",
      course: null,
      over: null,
      description: "Sum of the normalized drift over the steps, median over the units.",
    },
    "batch-shift": {
      label: "shift of the mini-batches",
      unit: "share of the spread of the data",
      compare: "difference",
      per: "run",
      needs: "batch-shift",
      course: null,
      over: null,
      description:
        "Energy distance of a batch to the training set, less its expectation under uniform batches, over 2μ; median.",
    },
    "batch-shift-outside": {
      label: "batches outside the band",
      unit: "share of batches",
      compare: "difference",
      per: "run",
      needs: "batch-shift",
      course: null,
      over: null,
      description: "Share of batches outside the 95 % band of uniform batches (5 % by chance).",
    },
    displacement: {
      label: "displacement of unit inputs",
      unit: "standard deviations",
      over: "last",
      description:
        "Wasserstein-1 between a unit's probe inputs and those before the first update, over their pooled sd, at the end: median over the units.",
    },
    movement: {
      label: "movement of pre-activations",
      unit: "standard deviations per lag",
      description:
        "Root mean square over the probe's samples of the change of z in a fixed lag, over its pooled sd: mean over the steps of the median over the units.",
    },
    "joint-movement": {
      label: "joint movement of pre-activations",
      unit: "share of the most it could be",
      description:
        "Squared energy distance between all z of a layer at once a fixed lag apart, on 128 samples, over 2·E‖z − z′‖: mean over the steps.",
    },
    "batch-drift": {
      label: "shift of unit inputs from batch to batch",
      unit: "standard deviations",
      needs: "batch-drift",
      course: "batch-drift",
      description:
        "Wasserstein-1 between a unit's inputs in a mini-batch and in the one before, in training mode, over their pooled sd: mean over the steps of the median over the units.",
    },
    "batch-drift-outside": {
      label: "unit inputs beyond chance",
      unit: "share of units and steps",
      compare: "difference",
      needs: "batch-drift",
      course: null,
      over: null,
      description:
        "Share of the units and steps whose shift from batch to batch is above the 95th percentile of uniform batches in the same network (5 % by chance).",
    },
  },
);
