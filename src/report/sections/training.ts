import { accuracyByStatistic } from "../charts/accuracyByStatistic.ts";
import { accuracyBySubset } from "../charts/accuracyBySubset.ts";
import { factorMap } from "../charts/factorMap.ts";
import { lossOverSteps } from "../charts/lossOverSteps.ts";
import { lossPlane } from "../charts/lossPlane.ts";
import { stepsToTarget } from "../charts/stepsToTarget.ts";
import { trainingAgainstInference } from "../charts/trainingAgainstInference.ts";
import type { Section } from "./section.ts";

/** Accuracy and loss over the steps, and how fast. */
export const training: Section = {
  id: "training",
  title: "Training",
  write({ model, figures }) {
    const map = figures.place(factorMap, model);
    const accuracies = figures.place(trainingAgainstInference, model);
    const toggle =
      model.seedCount > 1 && accuracies !== ""
        ? `<div class="choices"><button type="button" id="single-seeds" aria-pressed="false">Show every seed</button></div>`
        : "";
    return [
      map,
      `${accuracies}${toggle}`,
      figures.place(accuracyByStatistic, model),
      figures.place(accuracyBySubset, model),
      figures.place(lossOverSteps, model),
      figures.place(stepsToTarget, model),
      figures.place(lossPlane, model),
    ].join("\n");
  },
};
