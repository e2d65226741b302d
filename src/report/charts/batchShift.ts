import type { ReportModel } from "../model.ts";
import { percent } from "../numbers.ts";
import { overSeeds } from "../overSeeds.ts";
import { tableOf } from "../table.ts";
import type { Chart } from "./chart.ts";
import { panelLayout, variantColour } from "./parts.ts";

const AGAINST = ["against the training set", "between consecutive batches"] as const;

/** Shift of the mini-batches against what uniform batches of the same size show by chance. */
export function batchShift(model: ReportModel): Chart | null {
  const rows = model.shown.flatMap(({ label, runs }) =>
    AGAINST.flatMap((against, which) => {
      const shifts = runs.flatMap(({ summary }) => (summary.batchShift ? [summary.batchShift] : []));
      if (shifts.length === 0) return [];
      const pick = (place: number) =>
        overSeeds(shifts.map((shift) => (which ? shift.consecutiveQuantiles : shift.quantiles)[place]!))
          .median;
      const bandEnd = (end: 0 | 1) =>
        overSeeds(shifts.map((shift) => (which ? shift.consecutiveBand : shift.band)[end])).median;
      const outside = overSeeds(
        shifts.map((shift) => (which ? shift.consecutiveShareOutside : shift.shareOutside)),
      ).median;
      return [
        {
          variant: label,
          against,
          q05: pick(0),
          q25: pick(1),
          q50: pick(2),
          q75: pick(3),
          q95: pick(4),
          bandLow: bandEnd(0),
          bandHigh: bandEnd(1),
          shareOutside: outside,
          outside: percent(outside),
        },
      ];
    }),
  );
  if (rows.length === 0) return null;
  const y = { field: "variant", type: "nominal", title: null, sort: model.shown.map(({ label }) => label) };
  const color = variantColour(model.shown, false);
  const x = {
    type: "quantitative",
    title: "shift (share of the data's spread)",
    axis: { grid: true, format: ".2~g", tickCount: 4 },
  };
  return {
    id: "batch-shift",
    title: "Shift of the mini-batches, against chance",
    read: "How to read this: thick bar the middle half of the batches, thin line 5–95 %, white dot the median (median over seeds). The grey band holds 95 % of uniform batches of the same size; the percentage is the share of batches outside it, 5 % being chance.",
    aria: rows
      .map(
        (row) =>
          `${row.variant}, ${row.against}: ${row.outside} of batches outside the 95 % band of uniform ones.`,
      )
      .join(" "),
    spec: {
      columns: 2,
      spacing: 30,
      data: { name: "shift" },
      concat: AGAINST.map((against) => ({
        title: against,
        width: 260,
        height: { step: 36 },
        transform: [{ filter: `datum.against === '${against}'` }],
        layer: [
          {
            mark: { type: "bar", color: "var(--band)", height: { band: 0.98 }, tooltip: null },
            encoding: { x: { ...x, field: "bandLow" }, x2: { field: "bandHigh" }, y },
          },
          {
            mark: { type: "rule", strokeWidth: 1.6 },
            encoding: { x: { ...x, field: "q05" }, x2: { field: "q95" }, y, color },
          },
          {
            mark: { type: "bar", height: 9, cornerRadius: 2 },
            encoding: { x: { ...x, field: "q25" }, x2: { field: "q75" }, y, color },
          },
          {
            mark: {
              type: "point",
              shape: "circle",
              filled: true,
              color: "var(--paper)",
              stroke: "var(--ink)",
              strokeWidth: 1,
              size: 34,
              opacity: 1,
            },
            encoding: { x: { ...x, field: "q50" }, y },
          },
          {
            mark: { type: "text", align: "left", baseline: "bottom", dx: 6, dy: -5, fontSize: 10.5 },
            encoding: { x: { ...x, field: "q95" }, y, text: { field: "outside" } },
          },
        ],
      })),
    },
    tables: { shift: tableOf(rows) },
    panels: panelLayout(2, { minWidth: 330, axisWidth: 150 }),
    live: null,
  };
}
