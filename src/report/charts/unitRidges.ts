import type { ReportModel } from "../model.ts";
import type { Chart } from "./chart.ts";
import { missingNote, ofVariant, panelTitle } from "./coded.ts";
import { panelLayout } from "./parts.ts";
import { withUnits } from "./unitBands.ts";

/** The chosen unit's distribution at a dozen steps as ridges from the start down to the end: it shows where one hill becomes two. */
export function unitRidges(model: ReportModel): Chart | null {
  const variants = withUnits(model);
  if (variants.length === 0) return null;
  const x = {
    field: "input",
    type: "quantitative",
    title: "input or z (no unit)",
    scale: { zero: false, nice: false },
    axis: { tickCount: 4 },
  };
  const y = {
    type: "quantitative",
    title: null,
    scale: { domain: [-1.6, 11.2], reverse: true, nice: false },
    axis: { labels: false, grid: false },
  };
  return {
    id: "unit-ridges",
    title: "The same unit from the first step to the last",
    read: "How to read this: each ridge is the unit's distribution at the step beside it, the first on top, each scaled to its own height. Two hills are two kinds of samples that the unit tells apart, which a percentile band cannot show.",
    aria: "Distributions of the chosen unit's input at twelve steps, one panel per variant; the numbers are in the table.",
    spec: {
      columns: 4,
      spacing: { row: 22, column: 18 },
      resolve: { scale: { x: "shared", y: "shared" } },
      concat: variants.map((variant) => ({
        title: panelTitle(variant.code),
        width: 180,
        height: 300,
        data: { name: "ridges" },
        transform: [{ filter: ofVariant(variant) }],
        layer: [
          {
            mark: {
              type: "area",
              color: variant.look.colour,
              fillOpacity: 0.45,
              line: { color: variant.look.colour, strokeWidth: 1.2 },
              interpolate: "monotone",
              tooltip: null,
            },
            encoding: {
              x,
              y: { ...y, field: "height" },
              y2: { field: "ridge" },
              detail: { field: "ridge" },
            },
          },
          {
            transform: [{ aggregate: [{ op: "count", as: "bins" }], groupby: ["ridge", "step"] }],
            mark: {
              type: "text",
              align: "right",
              fontSize: 10,
              color: "var(--muted)",
              tooltip: null,
            },
            encoding: {
              x: { value: -6 },
              y: { ...y, field: "ridge" },
              text: { field: "step", type: "quantitative", format: ",d" },
            },
          },
          missingNote(variant),
        ],
      })),
    },
    tables: {},
    panels: panelLayout(variants.length, { columns: 4, minWidth: 160, axisWidth: 40 }),
    live: "ridges",
  };
}
