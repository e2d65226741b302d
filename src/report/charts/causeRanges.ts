import { chartTable } from "../chartTable.ts";
import { plainNumber } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import { causeFill, causeRows, looksOf } from "./causeRows.ts";
import type { Chart, Fragment } from "./chart.ts";
import { panelLayout } from "./perVariant.ts";
import { rowNamesWidth, variantRows } from "./variantLooks.ts";

/** How much each cause moves a layer in training, with the range over the orders in which the causes can come in. */
export function causeRanges(model: ReportModel): Chart | null {
  const rows = causeRows(model, "training", "mean").map((row) => ({ ...row, across: row.place - 1.5 }));
  if (rows.length === 0) return null;
  const looks = looksOf("training");
  const layers = [...new Set(rows.map(({ layer }) => layer))];
  const y = variantRows(model.shown);
  const names = rowNamesWidth(model.shown);
  const yOffset = { field: "across", type: "quantitative", scale: { domain: [-2.4, 2.4] } };
  const x: Fragment = {
    type: "quantitative",
    title: "change of a unit's mean per step (sd)",
    scale: { type: "sqrt", nice: false },
    axis: { format: "~g", tickCount: 4, grid: true },
  };
  return {
    title: "How much each cause moves a unit, whatever the order",
    read: "The size of each cause per step of training, in the unit's own sds (square-root axis). The dot is the Shapley value, the line runs from the least to the greatest that the cause adds over the orders in which old can be replaced by new: where it is short, the split does not depend on the order. Bias and chance are parts of one cause, sampling, and have no range of their own.",
    aria: rows
      .filter(({ cause }) => cause === "upstream updates")
      .map(
        ({ variant, layer, perStep, leastOverOrders, greatestOverOrders }) =>
          `${model.codes.words[variant]}, layer ${layer}: upstream updates ${plainNumber(perStep, 2)} sd per step, ${plainNumber(leastOverOrders, 2)} to ${plainNumber(greatestOverOrders, 2)} over the orders.`,
      )
      .join(" "),
    spec: {
      columns: 3,
      spacing: 26,
      data: { name: "causes" },
      resolve: { scale: { x: "shared" } },
      concat: layers.map((layer) => ({
        title: `hidden layer ${layer}`,
        width: 220,
        height: 40 * model.shown.length,
        transform: [{ filter: `datum.layer === ${layer}` }],
        layer: [
          {
            mark: { type: "rule", strokeWidth: 2, tooltip: null },
            encoding: {
              x: { ...x, field: "leastOverOrders" },
              x2: { field: "greatestOverOrders" },
              y,
              yOffset,
              color: causeFill(looks),
            },
          },
          {
            mark: { type: "point", filled: true, size: 40, opacity: 1 },
            encoding: { x: { ...x, field: "perStep" }, y, yOffset, color: causeFill(looks) },
          },
        ],
      })),
    },
    tables: { causes: chartTable(rows) },
    panels: panelLayout(layers.length, { columns: 3, minWidth: names + 170, axisWidth: names }),
  };
}
