import type { MeasureEntry } from "./entry.ts";

/** How steadily training goes. */
export const courseMeasures = {
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
