import type { MeasureSelector } from "../../scenario/scenario.ts";
import { chartTable } from "../chartTable.ts";
import { bandWords } from "../overSeeds.ts";
import { percent } from "../readableNumbers.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import { hasLine, seedBands } from "../seedBands.ts";
import { lowestShare, stepAxis } from "./axes.ts";
import type { Chart, Fragment, RowsOf } from "./chart.ts";
import { cursor, stepTooltips } from "./cursor.ts";
import { measuredOf, ownAndNew } from "./lead/measured.ts";
import { perVariant } from "./perVariant.ts";

const OWN = "on its own training batches";
const INFERENCE = "at inference (running statistics)";

/** Accuracy on own training batches against accuracy at inference, one panel per variant: the most telling picture. */
export function trainingAgainstInference(model: ReportModel): Chart | null {
  const variants = model.shown.filter((variant) => hasLine(inferenceRows(variant)));
  if (variants.length === 0) return null;
  const rows = variants.flatMap((variant) => [...inferenceRows(variant), ...ownRows(variant)]);
  const lowest = lowestShare(rows.map(({ low }) => low));
  return {
    title: "Accuracy in training and at inference",
    read: `The dashed grey line is what training sees, the coloured line what the finished network would do on new ${model.data.many}; a gap between them is learned from the batch (${bandWords(model.seedCount)}).`,
    aria: variants.map(describe).join(" "),
    ...perVariant(variants, "accuracy", { height: 160 }, (rows, variant) =>
      panel(rows, variant, model, lowest),
    ),
    tables: {
      accuracy: chartTable(rows),
      ...(model.seedCount > 1 ? { seeds: chartTable(singleRows(variants)) } : {}),
    },
  };
}

function panel(
  own: RowsOf,
  variant: ReportVariant,
  { steps, seedCount, data: { many } }: ReportModel,
  lowest: number,
): Fragment[] {
  const x = stepAxis(steps);
  const colour = {
    condition: { test: `datum.series === '${INFERENCE}'`, value: variant.look.colour },
    value: "var(--muted)",
  };
  const y = {
    type: "quantitative",
    title: `accuracy (share of ${many})`,
    scale: { domain: [lowest, 1], nice: false },
    axis: { format: ".0%" },
  };
  return [
    {
      ...own,
      mark: { type: "area", opacity: 0.17, line: false, tooltip: null },
      encoding: {
        x,
        y: { ...y, field: "low" },
        y2: { field: "high" },
        detail: { field: "series" },
        fill: colour,
      },
    },
    {
      ...own,
      mark: { type: "line" },
      encoding: {
        x,
        y: { ...y, field: "median" },
        stroke: colour,
        strokeDash: {
          field: "series",
          type: "nominal",
          title: null,
          scale: {
            domain: [INFERENCE, OWN],
            range: [
              [1, 0],
              [4, 3],
            ],
          },
        },
      },
    },
    ...(seedCount > 1
      ? [
          {
            data: { name: "seeds" },
            transform: own.transform,
            mark: {
              type: "line",
              clip: true,
              strokeWidth: 0.9,
              color: variant.look.colour,
              opacity: { expr: "singleSeeds * 0.55" },
              tooltip: null,
            },
            encoding: { x, y: { ...y, field: "accuracy" }, detail: { field: "seed" } },
          },
        ]
      : []),
    cursor,
    stepTooltips(
      { ...own, transform: [...own.transform, { filter: `datum.series === '${INFERENCE}'` }] },
      x,
      { low: "at inference, 10 %", median: "at inference, median", high: "at inference, 90 %" },
    ),
  ];
}

function inferenceRows(variant: ReportVariant) {
  return seedBands(variant, ({ evaluations }) => {
    const values = evaluations?.byStatistic.running?.accuracy;
    return evaluations && values ? { steps: evaluations.steps, values } : null;
  })
    .filter(({ median }) => Number.isFinite(median))
    .map((band) => ({ variant: variant.code, series: INFERENCE, ...band }));
}

/** Every seed's accuracy at inference, drawn on demand. */
function singleRows(variants: readonly ReportVariant[]) {
  return variants.flatMap(({ code, runs }) =>
    runs.flatMap(({ seed, summary: { evaluations } }) =>
      Array.from(evaluations?.byStatistic.running?.accuracy ?? [], (accuracy, index) => ({
        variant: code,
        seed,
        step: evaluations!.steps[index]!,
        accuracy,
      })),
    ),
  );
}

function ownRows(variant: ReportVariant) {
  return seedBands(variant, ({ ownBatches }) => ({
    steps: ownBatches.steps,
    values: ownBatches.accuracy,
  })).map((band) => ({ variant: variant.code, series: OWN, ...band }));
}

function describe(variant: ReportVariant): string {
  const words = (measure: MeasureSelector) => percent(measuredOf(variant, measure)?.value ?? Number.NaN);
  return `${variant.label}: ${words(ownAndNew.own)} on its own last training batches, ${words(ownAndNew.fresh)} at inference.`;
}
