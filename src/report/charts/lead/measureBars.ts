import { inLossUnits } from "../../../findings/lossUnits.ts";
import { comparedWords, sideWords, valueWords } from "../../../findings/numberWords.ts";
import type { MeasureSelector } from "../../../scenario/scenario.ts";
import { measures } from "../../../scenario/vocabulary/measures.ts";
import { chartTable } from "../../chartTable.ts";
import { bandWords } from "../../overSeeds.ts";
import type { ReportModel, ReportVariant } from "../../reportModel.ts";
import type { Chart } from "../chart.ts";
import { logarithmicTicks } from "../logarithmicTicks.ts";
import { variantColour } from "../variantLooks.ts";
import { startOfDecades } from "./decades.ts";
import { capitalLabel, measuredOf, namedRows } from "./measured.ts";

const MOST_ROWS = 26;
/** Between a bar and its words, and of one of their letters, in pixels. */
const GAP = 7;
const LETTER = 6.6;

/** A measure of each variant: a bar to its median (a dot, where medians span decades), its spread over the seeds, its number at the end. */
export function measureBars(
  model: ReportModel,
  all: readonly ReportVariant[],
  measure: MeasureSelector,
): Chart | null {
  const variants = all.slice(0, MOST_ROWS);
  const { unit } = measures[measure.kind];
  const { codeOf, axis: y } = namedRows(model, variants);
  const found = variants.flatMap((variant) => {
    const measured = measuredOf(variant, measure);
    return measured === null ? [] : [{ row: codeOf(variant), variant: variant.code, ...measured }];
  });
  const drawn = found.flatMap(({ value, high }) => (value === null ? [] : [{ value, high }]));
  if (drawn.length === 0) return null;
  const values = drawn.map(({ value }) => value);
  const words = unit.startsWith("share") ? comparedWords(unit, values).value : valueWords(unit);
  const most = Math.max(...drawn.map(({ high }) => high), 0);
  const start = startOfDecades(values);
  const least = start ?? 0;
  const rows = found.map(({ row, variant, median, value, low, high, missing }) => ({
    row,
    variant,
    median: value ?? least,
    low: value === null ? least : Math.max(low, start ?? low),
    high: value === null ? least : high,
    words: `${sideWords(median, words)}${value !== null && missing > 0 ? ` (${missing} ${unit === "steps" ? "never" : "without one"})` : ""}`,
  }));
  const room = GAP + LETTER * Math.max(...rows.map(({ words: each }) => each.length));
  const left = `max(${room}, width - ${room})`;
  const x = {
    type: "quantitative",
    title: unit.startsWith("share") ? null : inLossUnits(model.shown, unit),
    // Right of the largest there is room for its words, however wide the chart is.
    ...(start === null
      ? {
          scale: {
            domainMin: Math.min(0, ...rows.map(({ low }) => low)),
            domainMax: { expr: `${most} * width / ${left}` },
            nice: false,
          },
          axis: {
            format: unit.startsWith("share") ? ".0%" : most < 1 ? "~g" : ",~f",
            grid: false,
            ...(unit.startsWith("share") ? { labelExpr: "datum.value > 1 ? '' : datum.label" } : {}),
          },
        }
      : {
          scale: {
            type: "log",
            domainMin: start,
            domainMax: { expr: `${start} * pow(${most / start}, width / ${left})` },
            nice: false,
          },
          axis: { format: "~g", grid: true, values: logarithmicTicks([{ low: start, high: most }]) },
        }),
  };
  const color = variantColour(variants, false);
  const narrow = rows.length > 12;
  return {
    title: capitalLabel(measure),
    read: `${start === null ? "Bars end at the median" : "Dots are medians on a logarithmic axis"}, lines span the ${model.seedCount < 5 ? "range" : "10th to 90th percentile"} of ${bandWords(model.seedCount).replace(/^.* of /, "")}.`,
    aria: rows.map(({ variant, words: each }) => `${model.codes.words[variant]}: ${each}.`).join(" "),
    spec: {
      width: 480,
      height: (narrow ? 20 : 32) * rows.length,
      data: { name: "bars" },
      layer: [
        start === null
          ? {
              mark: { type: "bar", opacity: 0.45, height: { band: 0.6 } },
              encoding: { x: { ...x, field: "median" }, y, color },
            }
          : {
              transform: [{ filter: `datum.median > ${start}` }],
              mark: { type: "point", filled: true, size: 70, opacity: 1 },
              encoding: { x: { ...x, field: "median" }, y, color },
            },
        {
          mark: { type: "rule", strokeWidth: 2 },
          encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y, color },
        },
        {
          mark: { type: "text", align: "left", dx: GAP, fontSize: 12 },
          encoding: {
            x: { ...x, field: "high" },
            y,
            text: { field: "words", type: "nominal" },
            color: { value: "var(--ink)" },
          },
        },
      ],
      config: { axisY: { grid: false, labelFontSize: 12, labelColor: "var(--ink)" } },
    },
    tables: { bars: chartTable(rows) },
  };
}
