import type { ReportModel } from "../reportModel.ts";
import type { Fragment, RowsOf } from "./chart.ts";
import { inWords } from "./coded.ts";
import { cursor, stepTooltips } from "./cursor.ts";

/** A line and its band for each subset over the steps: rows with `subset` (its code), `low`, `high` and the field of the line. */
export function subsetLines(
  model: ReportModel,
  rows: RowsOf,
  y: Fragment,
  line: string,
  x: Fragment,
): Fragment[] {
  const colour = {
    type: "nominal",
    title: null,
    scale: { domain: model.data.subsetCodes, range: ["var(--subset-a)", "var(--subset-b)"] },
    legend: inWords,
  };
  return [
    {
      ...rows,
      transform: [...rows.transform, { calculate: "datum.subset", as: "of" }],
      mark: { type: "area", opacity: 0.16, clip: true, tooltip: null },
      encoding: {
        x,
        y: { ...y, field: "low" },
        y2: { field: "high" },
        fill: { ...colour, field: "of", legend: null },
      },
    },
    {
      ...rows,
      mark: { type: "line", clip: true },
      encoding: {
        x,
        y: { ...y, field: line },
        stroke: { ...colour, field: "subset" },
        strokeDash: {
          field: "subset",
          type: "nominal",
          title: null,
          legend: inWords,
          scale: {
            domain: model.data.subsetCodes,
            range: [
              [1, 0],
              [5, 3],
            ],
          },
        },
      },
    },
    cursor,
    stepTooltips(rows, x, { low: "from", [line]: "line", high: "to" }),
  ];
}
