import { bandWords } from "../overSeeds.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { layersAt, layersAtEnd } from "./layersAt.ts";
import { overDepth } from "./overDepth.ts";

/** How many directions the outputs of each layer fill, before the first update and at the end. */
export function effectiveRank(model: ReportModel): Chart | null {
  return overDepth(
    model,
    {
      title: "Effective rank of the outputs over depth",
      axis: "directions",
      scale: "linear",
      read: `How many directions a layer’s outputs for the probe set fill, normalized as in training: 1 where all point the same way, so that layers above can hardly tell ${model.data.many} apart (${bandWords(model.seedCount)}).`,
    },
    [
      { title: "at initialization", of: (summary) => layersAt(summary, "effective-rank", 0) },
      { title: "at the end", of: (summary) => layersAtEnd(summary, "effective-rank") },
    ],
  );
}
