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
