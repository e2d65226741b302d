import type { MeasureEntry } from "./entry.ts";

/** What an update does to the gradients above it, and the loss along the gradient. */
export const gradientMeasures = {
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
} as const satisfies Record<string, MeasureEntry>;
