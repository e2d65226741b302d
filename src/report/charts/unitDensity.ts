import type { ReportModel } from "../model.ts";
import type { Chart } from "./chart.ts";
import { missingNote, ofVariant, panelTitle } from "./coded.ts";
import { chosen, panelLayout } from "./parts.ts";
import { withUnits } from "./unitBands.ts";

/** Histogram of the chosen unit's input at the chosen step, drawn from its quantiles. */
export function unitDensity(model: ReportModel): Chart | null {
  const variants = withUnits(model);
  if (variants.length === 0) return null;
  return {
    id: "unit-density",
    title: "The same inputs at the chosen step",
    read: `How to read this: area is share of ${model.data.many}, drawn from the stored quantiles; the outline is the unit before the first update. All panels share their axes.`,
    aria: "Distribution of the chosen unit's input at the chosen step, one panel per variant; the numbers are in the table.",
    spec: {
      params: chosen,
      columns: 4,
      spacing: { row: 22, column: 18 },
      resolve: { scale: { x: "shared", y: "shared" } },
      concat: variants.map((variant) => ({
        title: panelTitle(variant.code),
        width: 180,
        height: 120,
        data: { name: "density" },
        transform: [{ filter: ofVariant(variant) }],
        encoding: {
          x: {
            field: "input",
            type: "quantitative",
            title: "input or z (no unit)",
            scale: { zero: false, nice: false },
            axis: { tickCount: 4 },
          },
        },
        layer: [
          {
            mark: { type: "bar", opacity: 0, width: 6 },
            encoding: {
              y: { field: "share", type: "quantitative" },
              tooltip: [
                { field: "input", title: "around", type: "quantitative", format: ".4~g" },
                { field: "share", title: `share of ${model.data.many}`, type: "quantitative", format: ".1%" },
                { field: "shareAtStart", title: "at the start", type: "quantitative", format: ".1%" },
              ],
            },
          },
          {
            mark: {
              type: "area",
              interpolate: "step",
              color: variant.look.colour,
              opacity: 0.45,
              tooltip: null,
            },
            encoding: {
              y: {
                field: "share",
                type: "quantitative",
                title: `share of ${model.data.many}`,
                axis: { format: ".0%", tickCount: 3 },
              },
            },
          },
          {
            mark: { type: "line", interpolate: "step", color: "var(--muted)", strokeWidth: 1, tooltip: null },
            encoding: { y: { field: "shareAtStart", type: "quantitative" } },
          },
          missingNote(variant),
        ],
      })),
    },
    tables: {},
    panels: panelLayout(variants.length, { columns: 4, minWidth: 160, axisWidth: 54 }),
    live: "density",
  };
}
