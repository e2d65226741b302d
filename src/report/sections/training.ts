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
    const charts = [
      factorMap(model),
      trainingAgainstInference(model),
      accuracyByStatistic(model),
      accuracyBySubset(model),
      lossOverSteps(model),
      stepsToTarget(model),
      lossPlane(model),
    ];
    const toggle =
      model.seedCount > 1 && charts[1]
        ? `<div class="choices"><button type="button" id="single-seeds" aria-pressed="false">Show every seed</button></div>`
        : "";
    return charts
      .map((chart) => `${figures.place(chart)}${chart && chart === charts[1] ? toggle : ""}`)
      .join("\n");
  },
};
