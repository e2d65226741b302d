import { subsetNames } from "../../flowers/dataset.ts";
import type { ReportModel } from "../model.ts";
import { percent } from "../numbers.ts";
import { bandWords, overSeeds } from "../overSeeds.ts";
import { seedBands } from "../seedBands.ts";
import { tableOf } from "../table.ts";
import type { Chart } from "./chart.ts";
import { ofVariant, panelTitle } from "./coded.ts";
import { panelLayout, smallMultiples } from "./parts.ts";
import { subsetLines } from "./subsetLines.ts";

/** Accuracy at inference on each subset's test samples. */
export function accuracyBySubset(model: ReportModel): Chart | null {
  const known = model.shown.filter(({ runs }) =>
    runs.some(({ summary }) => summary.evaluations?.byStatistic.running?.bySubset.A?.some(Number.isFinite)),
  );
  if (known.length === 0) return null;
  const rows = known.flatMap((variant) =>
    subsetNames.flatMap((subset, index) =>
      seedBands(variant, ({ evaluations }) => {
        const values = evaluations?.byStatistic.running?.bySubset[subset];
        return evaluations && values ? { steps: evaluations.steps, values } : null;
      }).map((band) => ({ variant: variant.code, subset: model.data.subsetCodes[index]!, ...band })),
    ),
  );
  const y = {
    type: "quantitative",
    title: `accuracy (share of ${model.data.many})`,
    scale: { domain: [0, 1], nice: false },
    axis: { format: ".0%" },
  };
  return {
    id: "accuracy-by-subset",
    title: "Accuracy at inference on each subset",
    read: `How to read this: the two lines part where the network serves one subset at the cost of the other${guessingWords(model)} (${bandWords(model.seedCount)}).`,
    aria: known
      .map(({ label, runs }) => {
        const at = (subset: string) =>
          percent(
            overSeeds(runs.map(({ summary }) => summary.final.running?.bySubset[subset] ?? Number.NaN))
              .median,
          );
        return `${label}: ${at("A")} on ${model.data.subsets[0]} and ${at("B")} on ${model.data.subsets[1]} at the end.`;
      })
      .join(" "),
    spec: smallMultiples(
      known.map((variant) => ({
        title: panelTitle(variant.code),
        layer: subsetLines(
          model,
          {
            data: { name: "subsets" },
            transform: [{ filter: ofVariant(variant) }],
          },
          y,
          "median",
        ),
      })),
      { height: 150 },
    ),
    tables: { subsets: tableOf(rows) },
    panels: panelLayout(known.length),
    live: null,
  };
}

function guessingWords({ data: { guessing } }: ReportModel): string {
  return guessing === null ? "" : `; ${percent(guessing)} is guessing, the share of the largest class`;
}
