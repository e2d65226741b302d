import type { RunSummary } from "../../measures/summary.ts";
import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layerBands } from "./layerBands.ts";

/** Loss on the test set less that on the training set over the steps: it tells earlier than accuracy does. */
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
      axis: "test loss less training loss (nats)",
      whole: "whole network",
      linear: [least, most > least ? most : least + 1],
      read: `How much larger the loss is on the test set than on the training set, both at inference by running statistics; above 0 the network knows its training set better (${bandWords(model.seedCount)}).`,
    },
    (summary) => {
      const gap = gapOf(summary);
      return gap ? { steps: gap.steps, layers: [gap.values] } : null;
    },
  );
}

const gapOf = ({ courses }: RunSummary) => courses.find(({ name }) => name === "generalization-gap-loss");
