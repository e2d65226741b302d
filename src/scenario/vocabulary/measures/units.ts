import { family } from "./entry.ts";

/** The state of units and of their running statistics. */
export const unitMeasures = family(
  {
    good: "low",
    compare: "difference",
    per: "layer",
    needs: "unit-input",
    course: "unit-input",
    over: "last",
  },
  {
    "estimation-gap": {
      label: "estimation gap of the running statistics",
      unit: "standard deviations",
      compare: "ratio",
      needs: "normalization",
      course: "normalization",
      over: "mean",
      description:
        "√((μ_r − μ_p)² + (σ_r − σ_p)²)/σ_p between running and population statistics: mean over the steps of the median over the units.",
    },
    "estimation-log-ratio": {
      label: "log ratio of running and population sd",
      unit: "none",
      needs: "normalization",
      course: "normalization",
      over: "mean",
      description:
        "log(σ_r/σ_p), above 0 where the running sd is too large: mean over the steps of the median over the units.",
    },
    saturated: {
      label: "saturated samples",
      unit: "share of samples",
      description:
        "Share of the probe's samples at which a unit's slope is below 5 % of its maximum, at the end: median over the units.",
    },
    dead: {
      label: "dead units",
      unit: "share of units",
      description:
        "Share of a layer's units that are saturated on every sample of the probe (a relu: at 0), at the end.",
    },
    "weight-norm": {
      label: "norm of the weights",
      unit: "units of the weights",
      compare: "ratio",
      needs: "weight-norm",
      course: "weight-norm",
      description:
        "Euclidean norm of a hidden layer's weight matrix (of a weight norm: of its gains), at the end; `at: 0` is the initialization.",
    },
    "effective-rate": {
      label: "effective learning rate",
      unit: "learning rate per squared unit of the weights",
      good: "high",
      compare: "ratio",
      needs: "weight-norm",
      course: "weight-norm",
      over: "median",
      description:
        "η/‖w‖² with the rate η of the update by its schedule (at step 0, of the first) and a unit's weights w after it (of a weight norm: its directions): median over the units, then over the steps. It says how far an update of gradient descent turns the weights where a norm follows that takes their scale away, and means little elsewhere (van Laarhoven 2017).",
    },
    "effective-rank": {
      label: "effective rank of the outputs",
      unit: "directions",
      good: "high",
      compare: "ratio",
      needs: "effective-rank",
      course: "effective-rank",
      description:
        "(tr M)²/‖M‖²_F of the uncentred second moments M of what a hidden layer puts out for the probe, normalized as in training (by the probe as one batch): 1 where all outputs point the same way, at most the rank (Daneshmand et al. 2020). At the end; `at: 0` is the initialization.",
    },
  },
);
