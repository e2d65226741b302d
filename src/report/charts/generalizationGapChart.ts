import type { RunSummary } from "../../measures/summary.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Accuracy on the training set less that on the test set, over the steps. */
export function generalizationGap(model: ReportModel): Chart | null {
  const values = model.shown
    .flatMap(({ runs }) => runs.flatMap(({ summary }) => Array.from(gapOf(summary)?.values ?? [])))
    .filter(Number.isFinite);
  const least = values.reduce((low, value) => Math.min(low, value), 0);
  const most = values.reduce((high, value) => Math.max(high, value), 0);
  return layerBands(
    model,
    {
      title: "Generalization gap over the steps",
      axis: "training less test accuracy",
      whole: "whole network",
      linear: [least, most > least ? most : least + 0.1],
      read: `How much larger the share of samples classified rightly is on the whole training set than on the test set, both at inference by running statistics (${bandWords(model.seedCount)}).`,
    },
    (summary) => {
      const gap = gapOf(summary);
      return gap ? { steps: gap.steps, layers: [gap.values] } : null;
    },
  );
}

const gapOf = ({ courses }: RunSummary) => courses.find(({ name }) => name === "generalization-gap");
