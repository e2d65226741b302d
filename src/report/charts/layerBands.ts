import type { RunSummary } from "../../measures/summary.ts";
import type { ReportModel } from "../model.ts";
import { plainNumber } from "../numbers.ts";
import { overSeeds } from "../overSeeds.ts";
import { type StepSeries, seedBands } from "../seedBands.ts";
import { tableOf } from "../table.ts";
import type { Chart, Fragment } from "./chart.ts";
import { logarithmicTicks } from "./logarithmicTicks.ts";
import {
  bandFill,
  bandOwner,
  cursor,
  panelLayout,
  smallMultiples,
  stepAxis,
  variantColour,
  variantDash,
} from "./parts.ts";

/** One panel per layer, one band per variant: the common shape of drift and gradient norms. */
export function layerBands(
  model: ReportModel,
  words: Pick<Chart, "id" | "title" | "read"> & { readonly axis: string; readonly output?: boolean },
  pick: (
    summary: RunSummary,
  ) => { readonly steps: Int32Array; readonly layers: readonly (ArrayLike<number> | undefined)[] } | null,
): Chart | null {
  const layerCount = Math.max(
    0,
    ...model.shown.flatMap(({ runs }) => runs.map(({ summary }) => pick(summary)?.layers.length ?? 0)),
  );
  const nameOf = (layer: number) =>
    words.output && layer === layerCount - 1 ? "output layer" : `hidden layer ${layer + 1}`;
  const layers = Array.from({ length: layerCount }, (_, layer) => layer);
  const rows = model.shown.flatMap((variant) =>
    layers.flatMap((layer) =>
      seedBands(variant, (summary): StepSeries | null => {
        const picked = pick(summary);
        const values = picked?.layers[layer];
        return picked && values ? { steps: picked.steps, values } : null;
      })
        .filter(({ low }) => low > 0)
        .map((band) => ({ layer: layer + 1, variant: variant.label, ...band })),
    ),
  );
  if (rows.length === 0) return null;
  const y: Fragment = {
    type: "quantitative",
    title: words.axis,
    scale: { type: "log", nice: false },
    axis: { format: "~g", values: logarithmicTicks(rows) },
  };
  const panel = (layer: number): Fragment[] => {
    const shared = { data: { name: "layers" }, transform: [{ filter: `datum.layer === ${layer + 1}` }] };
    const x = stepAxis(model.steps);
    return [
      {
        ...shared,
        transform: [...shared.transform, bandOwner],
        mark: { type: "area", opacity: 0.12, tooltip: null },
        encoding: {
          x,
          fill: bandFill(model.shown),
          y: { ...y, field: "low" },
          y2: { field: "high" },
        },
      },
      {
        ...shared,
        mark: { type: "line", strokeWidth: 1.5 },
        encoding: {
          x,
          stroke: variantColour(model.shown),
          strokeDash: variantDash(model.shown),
          y: { ...y, field: "median" },
        },
      },
      cursor,
    ];
  };
  return {
    ...words,
    aria: model.shown
      .map(({ label, runs }) => {
        const lasts = layers.map((layer) =>
          plainNumber(overSeeds(runs.map(({ summary }) => meanOf(pick(summary)?.layers[layer]))).median),
        );
        return `${label}: on average over the steps ${lasts.join(", ")} from the first layer to the last.`;
      })
      .join(" "),
    spec: smallMultiples(
      layers.map((layer) => ({ title: nameOf(layer), layer: panel(layer) })),
      { height: 170, columns: layerCount === 4 ? 4 : 3, resolve: { scale: { y: "shared" } } },
    ),
    tables: { layers: tableOf(rows) },
    panels: panelLayout(layerCount, { columns: layerCount === 4 ? 4 : 3, minWidth: 210, axisWidth: 62 }),
    live: null,
  };
}

function meanOf(values: ArrayLike<number> | undefined): number {
  if (!values || values.length === 0) return Number.NaN;
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
