import { chartTable } from "../chartTable.ts";
import { bandWords, overSeeds } from "../overSeeds.ts";
import { plainNumber } from "../readableNumbers.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import { hasLine } from "../seedBands.ts";
import { stepAxis } from "./axes.ts";
import { bandAndLine } from "./bandAndLine.ts";
import type { Chart } from "./chart.ts";
import { chosen } from "./cursor.ts";
import { endLabels } from "./endLabels.ts";
import { logarithmicTicks } from "./logarithmicTicks.ts";

const HEIGHT = 240;

/** How far runs part from their twins, whose weights began 10⁻¹² away, over the seeds that the report details. */
export function errorGrowth(model: ReportModel): Chart | null {
  const variants = model.shown;
  const rows = variants.flatMap((variant) => distances(model, variant));
  if (!hasLine(rows)) return null;
  const y = {
    type: "quantitative",
    title: "distance of the twins, relative (logarithmic)",
    scale: { type: "log", nice: false },
    axis: { format: "~e", values: logarithmicTicks(rows) },
  };
  return {
    title: "How a tiny error grows",
    read: `Beside each run the same run is trained with its initial weights moved by 10⁻¹²; a straight rise is an error that grows by the same factor at every step, a level line a training that is not chaotic (${bandWords(model.detailedSeeds.length)}).`,
    aria: variants
      .map(({ code, label }) => {
        const last = rows.findLast(({ variant }) => variant === code);
        return last ? `${label}: the twins end ${plainNumber(last.median)} apart.` : "";
      })
      .filter(Boolean)
      .join(" "),
    spec: {
      params: chosen,
      width: 640,
      height: HEIGHT,
      layer: [
        ...bandAndLine(variants, { data: { name: "growth" }, transform: [] }, stepAxis(model.steps), y, {
          opacity: 0.14,
          stripe: 24,
          legend: false,
        }),
        endLabels(variants, rows, y, HEIGHT),
      ],
    },
    tables: { growth: chartTable(rows) },
  };
}

function distances({ detailedSeeds, record }: ReportModel, { id, code }: ReportVariant) {
  const blocks = detailedSeeds.flatMap((seed) => record(id, seed)?.blocks.sensitivity ?? []);
  const longest = blocks.toSorted((a, b) => b.steps.length - a.steps.length)[0];
  return Array.from(longest?.steps ?? [], (step, at) => ({
    variant: code,
    step,
    ...overSeeds(blocks.map(({ distance }) => distance[at] ?? Number.NaN)),
  })).filter(({ low, high }) => low > 0 && Number.isFinite(high));
}
