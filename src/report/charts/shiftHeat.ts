import { log } from "../../elementary/log.ts";
import { layersOf } from "../../measures/course.ts";
import { type MeasureName, measures } from "../../scenario/vocabulary/measures.ts";
import { chartTable } from "../chartTable.ts";
import type { ReportModel } from "../reportModel.ts";
import { seedBands } from "../seedBands.ts";
import { thinned } from "../thinning.ts";
import { stepAxis } from "./axes.ts";
import type { Chart } from "./chart.ts";
import { chosen, cursor } from "./cursor.ts";
import { panelLayout } from "./perVariant.ts";
import { comparedMeasures } from "./shiftMeasures.ts";
import { rowNamesWidth, variantRows } from "./variantLooks.ts";

/** Of a course, in a panel of a third of the page. */
const MOST_STEPS = 48;

/** Where and when there is shift, by every measure: layers of each variant down, steps across, the stronger the more. */
export function shiftHeat(model: ReportModel): Chart | null {
  const rows = comparedMeasures.flatMap((measure) => withShades(cellsOf(model, measure), measure));
  const present = comparedMeasures.filter((measure) => rows.some((row) => row.measure === measure));
  if (present.length < 2) return null;
  const shown = model.shown.filter(({ code }) => rows.some(({ variant }) => variant === code));
  const layers = [...new Set(rows.map(({ layer }) => layer))].sort((a, b) => a - b);
  const axisWidth = rowNamesWidth(shown);
  return {
    title: "Where and when there is shift",
    read: "Steps across, and for each variant its layers down, the first on top; the stronger the colour, the more shift, on each measure's own scale from its least to its most (logarithmic; of the cosine from 1 to −1); medians over the seeds.",
    aria: present.map((measure) => describe(model, rows, measure)).join(" "),
    spec: {
      params: chosen,
      columns: 3,
      spacing: { row: 20, column: 20 },
      concat: present.map((measure) => ({
        title: measures[measure].label,
        width: 150,
        height: shown.length * (8 * layers.length + 6),
        layer: [
          {
            data: { name: "heat" },
            transform: [{ filter: `datum.measure === '${measure}'` }],
            mark: { type: "rect", color: "var(--variant-0)" },
            encoding: {
              x: {
                ...stepAxis(model.steps),
                title: "step",
                axis: { format: ",d", tickMinStep: 1, tickCount: 3, labelSeparation: 12 },
              },
              x2: { field: "until" },
              y: variantRows(shown),
              yOffset: { field: "layer", type: "ordinal", scale: { domain: layers } },
              fillOpacity: {
                field: "shade",
                type: "quantitative",
                scale: { domain: [0, 1], range: [0.03, 1] },
                legend: null,
              },
              tooltip: [
                { field: "variant", type: "nominal" },
                { field: "layer", type: "quantitative" },
                { field: "step", type: "quantitative", format: ",d" },
                { field: "median", title: measures[measure].label, type: "quantitative", format: ".3~g" },
              ],
            },
          },
          cursor,
        ],
      })),
    },
    tables: { heat: chartTable(rows) },
    panels: panelLayout(present.length, { columns: 3, minWidth: axisWidth + 120, axisWidth, gap: 20 }),
  };
}

interface Cell {
  readonly measure: MeasureName;
  readonly variant: string;
  readonly layer: number;
  readonly step: number;
  readonly until: number;
  readonly median: number;
}

function cellsOf(model: ReportModel, measure: MeasureName): Cell[] {
  return model.shown.flatMap((variant) => {
    const depth = Math.max(
      0,
      ...variant.runs.map(({ summary }) => layersOf(summary.courses, measure)?.layers.length ?? 0),
    );
    return Array.from({ length: depth }, (_, index) => index).flatMap((index) => {
      const course = seedBands(variant, ({ courses }) => {
        const lines = layersOf(courses, measure);
        const values = lines?.layers[index];
        return lines && values ? { steps: lines.steps, values } : null;
      });
      const kept = thinned(course.length, MOST_STEPS).map((place) => course[place]!);
      return kept
        .map(({ step, median }, place) => ({
          measure,
          variant: variant.code,
          layer: index + 1,
          step,
          until: kept[place + 1]?.step ?? model.steps,
          median,
        }))
        .filter(({ median, step, until }) => Number.isFinite(median) && until > step);
    });
  });
}

/** From the least shift of a measure, 0, to its most, 1. */
function withShades(cells: readonly Cell[], measure: MeasureName) {
  if (measures[measure].compare === "difference")
    return cells.map((cell) => ({ ...cell, shade: (1 - cell.median) / 2 }));
  const positive = cells.filter(({ median }) => median > 0);
  const [least, most] = [Math.min, Math.max].map((end) =>
    positive.reduce((found, { median }) => end(found, median), positive[0]?.median ?? 1),
  ) as [number, number];
  const span = log(most / least) || 1;
  return positive.map((cell) => ({ ...cell, shade: log(cell.median / least) / span }));
}

function describe({ codes }: ReportModel, cells: readonly Cell[], measure: MeasureName): string {
  const most = cells
    .filter((cell) => cell.measure === measure)
    .reduce((found, cell) => (cell.median > found.median ? cell : found));
  return `${measures[measure].label}: largest in ${codes.words[most.variant]}, layer ${most.layer}, at step ${most.step}.`;
}
