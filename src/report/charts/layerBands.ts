import type { RunSummary } from "../../measures/summary.ts";
import { chartTable } from "../chartTable.ts";
import { overSeeds } from "../overSeeds.ts";
import { plainNumber } from "../readableNumbers.ts";
import type { ReportModel } from "../reportModel.ts";
import { hasLine, type StepSeries, seedBands } from "../seedBands.ts";
import { stepAxis } from "./axes.ts";
import { bandAndLine } from "./bandAndLine.ts";
import type { Chart, Fragment } from "./chart.ts";
import { logarithmicTicks } from "./logarithmicTicks.ts";
import { shared, smallMultiples } from "./perVariant.ts";

interface LayerBandWords extends Pick<Chart, "title" | "read"> {
  readonly axis: string;
  /** The last layer is the output layer. */
  readonly output?: boolean;
  /** Title of the one panel where it is no layer's. */
  readonly whole?: string;
  /** Where the axis is not logarithmic: from where to where. */
  readonly linear?: readonly [number, number];
}

/** What chance makes of it, behind a panel: [low, high] by layer (from 1) and step. */
export interface ChanceBand {
  readonly layer: number;
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

/** One panel per layer, one band per variant: the common shape of drift, gradient norms and their like. */
export function layerBands(
  model: ReportModel,
  words: LayerBandWords,
  pick: (
    summary: RunSummary,
  ) => { readonly steps: Int32Array; readonly layers: readonly (ArrayLike<number> | undefined)[] } | null,
  chance: readonly ChanceBand[] = [],
): Chart | null {
  const layerCount = Math.max(
    0,
    ...model.shown.flatMap(({ runs }) => runs.map(({ summary }) => pick(summary)?.layers.length ?? 0)),
  );
  const nameOf = (layer: number) =>
    words.whole ?? (words.output && layer === layerCount - 1 ? "output layer" : `hidden layer ${layer + 1}`);
  const everyLayer = Array.from({ length: layerCount }, (_, layer) => layer);
  const rows = model.shown.flatMap((variant) =>
    everyLayer.flatMap((layer) =>
      seedBands(variant, (summary): StepSeries | null => {
        const picked = pick(summary);
        const values = picked?.layers[layer];
        return picked && values ? { steps: picked.steps, values } : null;
      })
        .filter(({ low }) => (words.linear ? Number.isFinite(low) : low > 0))
        .map((band) => ({ layer: layer + 1, variant: variant.code, ...band })),
    ),
  );
  const layers = everyLayer.filter((layer) => hasLine(rows.filter((row) => row.layer === layer + 1)));
  if (layers.length === 0) return null;
  const y: Fragment = {
    type: "quantitative",
    title: words.axis,
    ...(words.linear
      ? { scale: { domain: words.linear, nice: false } }
      : {
          scale: { type: "log", nice: false },
          axis: { format: "~g", values: logarithmicTicks([...rows, ...chance]) },
        }),
  };
  const x = stepAxis(model.steps);
  const panel = (layer: number): Fragment[] => {
    const transform = [{ filter: `datum.layer === ${layer + 1}` }];
    const behind = {
      data: { name: "chance" },
      transform,
      mark: { type: "area", color: "var(--band)", opacity: 0.75, tooltip: null },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
    };
    return [
      ...(chance.length === 0 ? [] : [behind]),
      ...bandAndLine(model.shown, { data: { name: "layers" }, transform }, x, y, {
        opacity: 0.12,
        strokeWidth: 1.5,
      }),
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
    ...smallMultiples(
      layers.map((layer) => ({ title: nameOf(layer), layer: panel(layer) })),
      {
        height: 170,
        columns: layers.length === 4 ? 4 : 3,
        resolve: shared("y"),
        layout: { minWidth: 210, axisWidth: 62 },
      },
    ),
    tables: {
      layers: chartTable(rows),
      ...(chance.length === 0 ? {} : { chance: chartTable(chance.map((band) => ({ ...band }))) }),
    },
  };
}

function meanOf(values: ArrayLike<number> | undefined): number {
  if (!values || values.length === 0) return Number.NaN;
  const defined = Array.from(values).filter((value) => !Number.isNaN(value));
  return defined.reduce((sum, value) => sum + value, 0) / defined.length;
}
