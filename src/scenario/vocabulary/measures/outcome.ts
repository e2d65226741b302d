import { family } from "./entry.ts";

/** What training comes to: accuracy, loss, speed. */
export const outcomeMeasures = family(
  { good: "high", compare: "difference", per: "statistic", needs: null, course: null, over: null },
  {
    "test-accuracy": {
      label: "test accuracy",
      unit: "share of samples",
      course: "accuracy",
      description: "Share of test samples classified rightly at the end of training.",
    },
    "test-accuracy-a": {
      label: "test accuracy on subset A",
      unit: "share of samples",
      description: "Share of subset A's test samples classified rightly at the end of training.",
    },
    "test-accuracy-b": {
      label: "test accuracy on subset B",
      unit: "share of samples",
      description: "Share of subset B's test samples classified rightly at the end of training.",
    },
    "test-loss": {
      label: "test loss",
      unit: "nats",
      good: "low",
      course: "accuracy",
      description:
        "Mean loss on the test set at the end of training: cross-entropy, or squared error (in squared units of the target).",
    },
    "own-batch-accuracy": {
      label: "accuracy on its own training batches",
      unit: "share of samples",
      per: "run",
      description: "Accuracy on the last 100 training batches, in training mode, before each update.",
    },
    "steps-to-target": {
      label: "steps to the target",
      unit: "steps",
      good: "low",
      compare: "ratio",
      per: "run",
      description:
        "First check from which test accuracy (or, as `training.target` says, test loss) at inference holds the target.",
    },
    reached: {
      label: "runs that reach the target",
      unit: "share of runs",
      per: "run",
      description: "1 for a run that reached the target, 0 for one that did not or diverged.",
    },
  },
);
