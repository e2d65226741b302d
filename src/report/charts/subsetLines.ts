import { lookOfSubset } from "../palette.ts";
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
  const looks = model.data.subsetCodes.map((_, at) => lookOfSubset(at));
  const colour = {
    type: "nominal",
    title: null,
    scale: { domain: model.data.subsetCodes, range: looks.map(({ colour }) => colour) },
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
            range: looks.map(({ dash }) => (dash.length === 0 ? [1, 0] : dash)),
          },
        },
      },
    },
    cursor,
    stepTooltips(rows, x, { low: "from", [line]: "line", high: "to" }),
  ];
}
