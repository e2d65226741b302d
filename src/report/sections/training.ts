import { accuracyByStatistic } from "../charts/accuracyByStatistic.ts";
import { accuracyBySubset } from "../charts/accuracyBySubset.ts";
import { lossOverSteps } from "../charts/lossOverSteps.ts";
import { lossPlane } from "../charts/lossPlane.ts";
import { stepsToTarget } from "../charts/stepsToTarget.ts";
import { trainingAgainstInference } from "../charts/trainingAgainstInference.ts";
import type { Section } from "./section.ts";

/** Accuracy and loss over the steps, and how fast. */
export const training: Section = {
  id: "training",
  title: "Training",
  write: ({ model, figures }) =>
    [
      trainingAgainstInference(model),
      accuracyByStatistic(model),
      accuracyBySubset(model),
      lossOverSteps(model),
      stepsToTarget(model),
      lossPlane(model),
    ]
      .map((chart) => figures.place(chart))
      .join("\n"),
};
