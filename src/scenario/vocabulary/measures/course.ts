import { family } from "./entry.ts";

/** How steadily training goes. */
export const courseMeasures = family(
  { good: "low", per: "run", needs: null, course: null, over: null },
  {
    "probe-loss": {
      label: "training-mode loss on the probe",
      unit: "nats",
      compare: "ratio",
      needs: "probe-loss",
      course: "probe-loss",
      over: "last",
      description:
        "Mean loss of the probe set as one batch (cross-entropy, or squared error), normalized as in training, at the end.",
    },
    unsteadiness: {
      label: "unsteadiness of the batch loss",
      unit: "log units",
      compare: "ratio",
      description:
        "Standard deviation of the logarithm of the batch loss about its running median over 51 steps.",
    },
    "checks-below-target": {
      label: "checks below the target after reaching it",
      unit: "share of checks",
      compare: "difference",
      description: "Share of the checks after the target was reached that do not hold it.",
    },
    sensitivity: {
      label: "growth of a tiny error",
      unit: "1/step",
      compare: "difference",
      needs: "sensitivity",
      description:
        "Growth per step of the distance from the same run with its initial weights moved by 10⁻¹² (the largest Lyapunov exponent): slope of log ‖θ′ − θ‖/‖θ‖ while it is below 10⁻³. Training is chaotic where it is clearly above 0.",
    },
    "steps-until-apart": {
      label: "steps until a tiny error shows",
      unit: "steps",
      good: "high",
      compare: "ratio",
      needs: "sensitivity",
      description:
        "First observed step at which the training-mode loss on the probe differs by more than 1 % from that of the same run with its initial weights moved by 10⁻¹²; beyond the end where it never does.",
    },
    diverged: {
      label: "diverged",
      unit: "share of runs",
      compare: "difference",
      description: "1 for a run that diverged, 0 for one that finished.",
    },
  },
);
