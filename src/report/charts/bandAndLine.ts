import type { ReportVariant } from "../reportModel.ts";
import type { Fragment, RowsOf } from "./chart.ts";
import { cursor, variantTooltips } from "./cursor.ts";
import { variantColour, variantDash } from "./variantLooks.ts";

/**
 * Of each variant a line through the medians and a band from low to high, the chosen step, and exact values on hover.
 *
 * The band's owner has a field name of its own: Vega-Lite would merge its missing legend with that of the lines, and drop
 * both.
 */
export function bandAndLine(
  variants: readonly ReportVariant[],
  rows: RowsOf,
  x: Fragment,
  y: Fragment,
  {
    opacity,
    strokeWidth,
    stripe,
    legend = true,
  }: {
    readonly opacity: number;
    readonly strokeWidth?: number;
    readonly stripe?: number;
    readonly legend?: boolean;
  },
): Fragment[] {
  return [
    {
      ...rows,
      transform: [...rows.transform, { calculate: "datum.variant", as: "owner" }],
      mark: { type: "area", opacity, tooltip: null },
      encoding: {
        x,
        fill: { ...variantColour(variants, false), field: "owner" },
        y: { ...y, field: "low" },
        y2: { field: "high" },
      },
    },
    {
      ...rows,
      mark: { type: "line", ...(strokeWidth ? { strokeWidth } : {}) },
      encoding: {
        x,
        stroke: variantColour(variants, legend),
        strokeDash: variantDash(variants, legend),
        y: { ...y, field: "median" },
      },
    },
    cursor,
    variantTooltips(variants, rows, x, "median", stripe),
  ];
}
