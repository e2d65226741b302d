import { inLossUnits } from "../../findings/lossUnits.ts";
import { chartTable } from "../chartTable.ts";
import { bandWords, overSeeds } from "../overSeeds.ts";
import { plainNumber } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import { hasLine, seedBands } from "../seedBands.ts";
import { stepAxis } from "./axes.ts";
import { bandAndLine } from "./bandAndLine.ts";
import type { Chart } from "./chart.ts";
import { chosen } from "./cursor.ts";
import { endLabels } from "./endLabels.ts";
import { logarithmicTicks } from "./logarithmicTicks.ts";

const HEIGHT = 240;

/** Training loss over the steps, all variants on one pair of axes. */
export function lossOverSteps(model: ReportModel): Chart | null {
  const variants = model.shown;
  const rows = variants.flatMap((variant) =>
    seedBands(variant, ({ ownBatches }) => ({ steps: ownBatches.steps, values: ownBatches.loss }))
      .filter(({ median }) => median > 0)
      .map((band) => ({ variant: variant.code, ...band })),
  );
  if (!hasLine(rows)) return null;
  const y = {
    type: "quantitative",
    title: `loss (${inLossUnits(model.shown, "nats")}, logarithmic)`,
    scale: { type: "log", nice: false },
    axis: { format: "~g", values: logarithmicTicks(rows) },
  };
  return {
    title: "Loss on the training batches",
    read: `Lower is better; each line is a variant on its own batches in training mode (${bandWords(model.seedCount)}).${weightWords(model)}`,
    aria: variants
      .map(({ label, runs }) => {
        const last = overSeeds(runs.map(({ summary }) => summary.ownBatches.loss.at(-1) ?? Number.NaN));
        return `${label} ends at a loss of ${plainNumber(last.median)}.`;
      })
      .join(" "),
    spec: {
      params: chosen,
      width: 640,
      height: HEIGHT,
      layer: [
        ...bandAndLine(variants, { data: { name: "loss" }, transform: [] }, stepAxis(model.steps), y, {
          opacity: 0.14,
          stripe: 24,
          legend: false,
        }),
        endLabels(variants, rows, y, HEIGHT),
      ],
    },
    tables: { loss: chartTable(rows) },
  };
}

/** Losses of batches in which samples count by weights speak of other shares than are drawn. */
function weightWords({ shown }: ReportModel): string {
  const weighted = shown.filter(
    ({ settings: { training } }) => training.weights?.kind === "importance",
  ).length;
  if (weighted === 0) return "";
  const where = weighted === shown.length ? "" : " in variants that have them";
  return ` Samples count by their importance weights${where}.`;
}
