import { chartTable } from "../chartTable.ts";
import { percent } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import { type CauseMode, causeFill, causeRows, looksOf } from "./causeRows.ts";
import type { Chart } from "./chart.ts";
import { panelLayout } from "./perVariant.ts";
import { rowNamesWidth, variantRows } from "./variantLooks.ts";

const wordsOf = ({ data: { many } }: ReportModel) =>
  ({
    training: {
      title: "Causes of change, by layer and variant: in training",
      read: "What moved a unit's pre-activation z from one training batch to the next, as shares of what its causes moved (Shapley values; median unit, mean over the steps, median over seeds): above of the change of its mean, in its sds, below of the change of its spread, in per cent of its sd. Upstream updates are internal covariate shift in the strict sense: none in the first layer. A norm in the layer below pins the mean of what it puts out, not the spread of what a unit makes of it, so the two halves are read together. Sampling is the batches themselves: bias by the sampler's law, the rest chance. At the right end the sum of the causes per step.",
    },
    inference: {
      title: "Causes of change, by layer and variant: at inference",
      read: `The same of the unit input on the probe's ${many}, which never change, in inference mode before and after one update. Running statistics move inputs, too: their own, and through the layers below.`,
    },
  }) as const;

/** What moved the inputs of each layer, as shares, with the whole beside them. */
export function causes(model: ReportModel, mode: CauseMode): Chart | null {
  const rows = (["mean", "spread"] as const).flatMap((of) => causeRows(model, mode, of));
  if (rows.length === 0) return null;
  const panels = [...new Map(rows.map(({ of, layer }) => [`${of} ${layer}`, { of, layer }])).values()];
  const columns = new Set(rows.map(({ layer }) => layer)).size;
  const y = variantRows(model.shown);
  const x = {
    field: "share",
    type: "quantitative",
    title: "share of the change",
    stack: true,
    scale: { domain: [0, 1], nice: false },
    axis: { format: ".0%", values: [0, 0.5, 1] },
  };
  return {
    ...wordsOf(model)[mode],
    aria: rows
      .filter(({ cause }) => cause === "upstream updates")
      .map(
        ({ variant, layer, of, share, size }) =>
          `${model.codes.words[variant]}, layer ${layer}, ${of}: ${percent(share)} upstream of ${size} per step.`,
      )
      .join(" "),
    spec: {
      columns: Math.min(columns, 3),
      spacing: 26,
      data: { name: "causes" },
      concat: panels.map(({ of, layer }) => ({
        title: `${of}, hidden layer ${layer}`,
        width: 220,
        height: 30 * model.shown.length,
        transform: [{ filter: `datum.of === '${of}' && datum.layer === ${layer}` }],
        layer: [
          {
            mark: { type: "bar", height: { band: 0.62 }, stroke: "var(--paper)", strokeWidth: 1 },
            encoding: {
              x,
              y,
              fill: causeFill(looksOf(mode)),
              order: { field: "place", type: "quantitative" },
            },
          },
          {
            transform: [{ filter: "datum.place === 0" }],
            mark: { type: "text", align: "right", baseline: "bottom", dx: -1, dy: -9, fontSize: 10 },
            encoding: { x: { datum: 1, type: "quantitative" }, y, text: { field: "size" } },
          },
        ],
      })),
    },
    tables: { causes: chartTable(rows) },
    panels: panelLayout(panels.length, {
      columns: Math.min(columns, 3),
      minWidth: 230,
      axisWidth: rowNamesWidth(model.shown),
    }),
  };
}
