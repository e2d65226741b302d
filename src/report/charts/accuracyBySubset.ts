import { inSeries } from "../../findings/inSeries.ts";
import { subsetNames } from "../../flowers/dataset.ts";
import { chartTable } from "../chartTable.ts";
import { bandWords, overSeeds } from "../overSeeds.ts";
import { percent } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import { hasLine, seedBands } from "../seedBands.ts";
import { stepAxis } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { perVariant } from "./perVariant.ts";
import { subsetLines } from "./subsetLines.ts";

/** Accuracy at inference on each subset's test samples. */
export function accuracyBySubset(model: ReportModel): Chart | null {
  const all = model.shown.flatMap((variant) =>
    subsetNames.flatMap((subset, index) =>
      seedBands(variant, ({ evaluations }) => {
        const values = evaluations?.byStatistic.running?.bySubset[subset];
        return evaluations && values ? { steps: evaluations.steps, values } : null;
      }).map((band) => ({ variant: variant.code, subset: model.data.subsetCodes[index]!, ...band })),
    ),
  );
  const defined = all.filter(({ median }) => Number.isFinite(median));
  const known = model.shown.filter(({ code }) => hasLine(defined.filter(({ variant }) => variant === code)));
  if (known.length === 0) return null;
  const y = {
    type: "quantitative",
    title: `accuracy (share of ${model.data.many})`,
    scale: { domain: [0, 1], nice: false },
    axis: { format: ".0%" },
  };
  return {
    title: "Accuracy at inference on each subset",
    read: `${model.data.subsets.length === 2 ? "The two lines part where the network serves one subset at the cost of the other" : "The lines part where the network serves some subsets at the cost of others"}${guessingWords(model)} (${bandWords(model.seedCount)}).`,
    aria: known
      .map(({ label, runs }) => {
        const at = (subset: string) =>
          percent(
            overSeeds(runs.map(({ summary }) => summary.final.running?.bySubset[subset] ?? Number.NaN))
              .median,
          );
        return `${label}: ${inSeries(model.data.subsets.map((subset, index) => `${at(subsetNames[index]!)} on ${subset}`))} at the end.`;
      })
      .join(" "),
    ...perVariant(known, "subsets", { height: 150 }, (rows) =>
      subsetLines(model, rows, y, "median", stepAxis(model.steps)),
    ),
    tables: { subsets: chartTable(defined) },
  };
}

function guessingWords({ data: { guessing } }: ReportModel): string {
  return guessing === null ? "" : `; ${percent(guessing)} is guessing, the share of the largest class`;
}
