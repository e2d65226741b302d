import { family } from "./entry.ts";
import { onSubset } from "./subsets.ts";

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
    "test-accuracy-a": onSubset("A"),
    "test-accuracy-b": onSubset("B"),
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
    "generalization-gap": {
      label: "generalization gap in accuracy",
      unit: "share of samples",
      good: "low",
      per: "run",
      needs: "training-set",
      course: "training-set",
      over: "last",
      description:
        "Accuracy on the whole training set less that on the test set, both at inference by running statistics, at the end.",
    },
    "generalization-gap-loss": {
      label: "generalization gap in loss",
      unit: "nats",
      good: "low",
      per: "run",
      needs: "training-set",
      course: "training-set",
      over: "last",
      description:
        "Loss on the test set less that on the whole training set, both at inference by running statistics, at the end.",
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
