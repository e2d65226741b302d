import { family } from "./entry.ts";

/** What the change of a unit is made of. */
export const causeMeasures = family(
  { good: "low", compare: "difference", per: "layer", needs: "causes", course: "causes", over: "mean" },
  {
    "sampling-share": {
      label: "share of sampling in the change of z",
      unit: "share of change",
      description:
        "Share of the sampling of the batches in the change of the means of a layer's z from one training pass to the next (Shapley values over sd): mean over the steps.",
    },
    "sampling-bias-share": {
      label: "share of biased sampling in the change of z",
      unit: "share of change",
      description:
        "The part of that which the sampler's law explains: |bias| against |bias| + |chance| + |upstream| + |own weights|.",
    },
    "upstream-share": {
      label: "share of upstream updates in the change of z",
      unit: "share of change",
      firstLayer: 2,
      description:
        "The same for the update of the layers below: internal covariate shift in the strict sense.",
    },
    "own-weights-share": {
      label: "share of own weights in the change of z",
      unit: "share of change",
      description: "The same for the update of the layer's own weights and bias.",
    },
    "upstream-shift": {
      label: "internal covariate shift of z: its mean",
      unit: "standard deviations per step",
      compare: "ratio",
      firstLayer: 2,
      description:
        "What the update of the layers below does to the mean of a unit's z, in its sds: median over units, mean over the steps. Half of internal covariate shift in the strict sense, and the half that a norm below pins: upstream-spread is the other.",
    },
    "upstream-spread": {
      label: "internal covariate shift of z: its spread",
      unit: "log standard deviations per step",
      compare: "ratio",
      firstLayer: 2,
      description:
        "What the update of the layers below does to the sd of a unit's z, as the change of its logarithm (0.01 is one per cent): median over units, mean over the steps. The other half of internal covariate shift in the strict sense.",
    },
    "statistics-share": {
      label: "share of running statistics in the change at inference",
      unit: "share of change",
      description:
        "Share of a layer's own running statistics in the change of the means of its unit inputs on the probe at one update, in inference mode: mean over the steps.",
    },
  },
);
