import { family } from "./entry.ts";

/** How large gradients are from layer to layer. */
export const gradientNormMeasures = family(
  {
    good: "low",
    compare: "ratio",
    per: "layer",
    needs: "gradient-norm",
    course: "gradient-norm",
    firstStep: {
      step: 1,
      why: "the gradient of the first update is that of the network as it was initialized",
    },
    over: "median",
  },
  {
    "gradient-norm": {
      label: "norm of the gradient",
      unit: "nats per unit of the parameters",
      description:
        "Euclidean norm of the gradient of all parameters of a hidden layer, of the batch and at the parameters that an update was made by: median over the steps. `at: 1` is the first batch at initialization.",
    },
    "gradient-gain": {
      label: "gain of the gradient going backward",
      unit: "ratio",
      exceptLast: true,
      description:
        "‖∂L/∂z‖ of a hidden layer over that of the next, Frobenius norms over the batch in training mode; above 1 gradients grow towards the first layer. √(π/(π − 1)) ≈ 1.21 for wide relu layers with batch norm at initialization (Yang et al. 2019), which is `at: 1`; of layer 1, which sees the features, another number. Median over the steps.",
    },
  },
);

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
