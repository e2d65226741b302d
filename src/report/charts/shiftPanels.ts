import type { RunSummary } from "../../measures/summary.ts";
import { chartTable } from "../chartTable.ts";
import { overSeeds } from "../overSeeds.ts";
import { percent } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import type { Chart } from "./chart.ts";
import { isCode, panelTitle } from "./coded.ts";
import { panelLayout } from "./perVariant.ts";
import { rowNamesWidth, variantColour, variantRows } from "./variantLooks.ts";

type BatchShift = NonNullable<RunSummary["batchShift"]>;

/** A shift of the mini-batches of one run: its quantiles over the batches, and what uniform batches show by chance. */
interface ShiftSpread {
  readonly quantiles: Float64Array;
  readonly band: readonly [number, number];
  readonly shareOutside: number;
}

/** One panel per kind of shift, one row per variant: box, whiskers and the band of uniform batches behind. */
export function shiftPanels(
  model: ReportModel,
  words: Pick<Chart, "title" | "read"> & { readonly axis: string },
  panels: readonly { readonly name: string; pick(shift: BatchShift): ShiftSpread | undefined }[],
): Chart | null {
  const { codes } = model;
  const rows = model.shown.flatMap(({ code, runs }) =>
    panels.flatMap(({ name, pick }) => {
      const spreads = runs.flatMap(({ summary }) => {
        const spread = summary.batchShift ? pick(summary.batchShift) : undefined;
        return spread ? [spread] : [];
      });
      return spreads.length === 0 ? [] : [{ variant: code, of: codes.of("f", name), ...typical(spreads) }];
    }),
  );
  if (rows.length === 0) return null;
  const shown = model.shown.filter(({ code }) => rows.some(({ variant }) => variant === code));
  const y = variantRows(shown);
  const color = variantColour(model.shown, false);
  const x = { type: "quantitative", title: words.axis, axis: { grid: true, format: "~g", tickCount: 4 } };
  const { axis: _, ...named } = words;
  return {
    ...named,
    aria: rows
      .map(
        (row) =>
          `${codes.words[row.variant]}, ${codes.words[row.of]}: ${row.outside} of batches outside the 95 % band of uniform ones.`,
      )
      .join(" "),
    spec: {
      columns: 2,
      spacing: 30,
      data: { name: "shift" },
      concat: panels.map(({ name }) => ({
        title: panelTitle(codes.of("f", name)),
        width: 260,
        height: 30 * shown.length,
        transform: [{ filter: isCode("of", codes.of("f", name)) }],
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
            mark: { type: "text", align: "left", dx: 6, fontSize: 10.5 },
            encoding: { x: { ...x, field: "end" }, y, text: { field: "outside" } },
          },
        ],
      })),
    },
    tables: { shift: chartTable(rows) },
    panels: panelLayout(panels.length, { minWidth: 330, axisWidth: rowNamesWidth(shown) + 30 }),
  };
}

/** Medians over the seeds. */
function typical(spreads: readonly ShiftSpread[]) {
  const median = (pick: (spread: ShiftSpread) => number) => overSeeds(spreads.map(pick)).median;
  const shareOutside = median((spread) => spread.shareOutside);
  const q95 = median(({ quantiles }) => quantiles[4]!);
  const bandHigh = median(({ band }) => band[1]);
  return {
    q05: median(({ quantiles }) => quantiles[0]!),
    q25: median(({ quantiles }) => quantiles[1]!),
    q50: median(({ quantiles }) => quantiles[2]!),
    q75: median(({ quantiles }) => quantiles[3]!),
    q95,
    bandLow: median(({ band }) => band[0]),
    bandHigh,
    // Right of which the percentage stands.
    end: Math.max(q95, bandHigh),
    shareOutside,
    outside: percent(shareOutside),
  };
}
