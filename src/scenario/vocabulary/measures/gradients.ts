import { family } from "./entry.ts";

/** What an update does to the gradients above it. */
export const gradientMeasures = family(
  {
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "gradient-shift",
    course: "gradient-shift",
    firstLayer: 2,
    over: "mean",
  },
  {
    "gradient-shift": {
      label: "gradient shift",
      unit: "nats per unit of weight",
      description:
        "Change of the gradient of a layer's weights by the update of the layers before it, ‖G − G′‖ (Santurkar et al., Definition 2.1): mean over the steps.",
    },
    "gradient-shift-relative": {
      label: "gradient shift, relative",
      unit: "share of the gradient",
      description:
        "‖G − G′‖ over ‖G‖, since normalization changes the gradient's scale: mean over the steps.",
    },
    "gradient-shift-cosine": {
      label: "cosine of the gradient shift",
      unit: "cosine",
      good: "high",
      compare: "difference",
      description:
        "Cosine between the gradient of a layer's weights before and after the update of the layers before it: mean over the steps.",
    },
  },
);
