import type { DecisionFieldSeries } from "../../tracking/record.ts";
import { expressionString } from "../escape.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";
import type { ReportModel, ReportVariant } from "../model.ts";
import type { Chart, Fragment } from "./chart.ts";
import { featureAxis, flowerLayers } from "./flowerLayers.ts";
import { flowerTables } from "./flowerTables.ts";
import { chosen, panelLayout } from "./parts.ts";

const statisticWords: Readonly<Record<string, string>> = {
  running: "running statistics",
  population: "population statistics",
  "subset A": "statistics of subset A",
  "subset B": "statistics of subset B",
};

interface Panel {
  readonly variant: ReportVariant;
  readonly statistic: string;
  readonly series: DecisionFieldSeries;
}

/** What each network decides over the plane of the two features at the chosen step, by its running statistics. */
export function decisionMaps(model: ReportModel, flowers: ReportFlowers | null): Chart | null {
  const panels = panelsOf(model).filter(({ statistic }) => statistic === "running");
  return mapsOf(panels, flowers, {
    id: "decision-maps",
    title: "What the networks decide",
    read: `How to read this: the tint is how sure the network is of ${sureOf(flowers)}, the solid line where it is undecided${flowers?.noun === "row" ? "" : ", the dashed line the true boundary"}; marks are test ${flowers?.noun ?? "flower"}s. Move the step to watch it learn.`,
    columns: 4,
  });
}

function sureOf(flowers: ReportFlowers | null): string {
  if (flowers?.noun !== "row") return "a rose (rose) or another flower (green)";
  const [first, second, ...others] = flowers.kinds;
  return `${first} (rose) or ${others.length > 0 ? "another class" : second} (green)`;
}

/** The same weights under batch norm's other statistics. */
export function decisionMapsByStatistic(model: ReportModel, flowers: ReportFlowers | null): Chart | null {
  const panels = panelsOf(model).filter(({ statistic }) => statistic !== "running");
  return mapsOf(panels, flowers, {
    id: "decision-maps-by-statistic",
    title: "The same weights, other statistics, another boundary",
    read: "How to read this: each row is one network with batch norm, with the mean and variance of all training samples, of subset A alone and of subset B alone. Where the rows’ pictures differ, the network has learned a function of its batch.",
    columns: 3,
  });
}

function panelsOf(model: ReportModel): Panel[] {
  const seed = model.detailedSeeds.find((each) =>
    model.shown.some(({ id }) => model.record(id, each)?.decisionField),
  );
  if (seed === undefined) return [];
  return model.shown.flatMap((variant) => {
    const series = model.record(variant.id, seed)?.decisionField;
    return series ? Object.keys(series.fields).map((statistic) => ({ variant, statistic, series })) : [];
  });
}

function mapsOf(
  panels: readonly Panel[],
  flowers: ReportFlowers | null,
  words: Pick<Chart, "id" | "title" | "read"> & { readonly columns: number },
): Chart | null {
  if (panels.length === 0) return null;
  const { columns, ...named } = words;
  return {
    ...named,
    aria: `${panels.map(({ variant, statistic }) => `${variant.label} by ${statisticWords[statistic] ?? statistic}`).join("; ")}: decision maps at the chosen step, with test ${flowers?.noun ?? "flower"}s.`,
    spec: {
      params: chosen,
      columns,
      spacing: { row: 24, column: 16 },
      concat: panels.map((panel) => map(panel, flowers, panels.length > 1 ? "childWidth" : "concat_0_width")),
    },
    tables: flowerTables(flowers),
    panels: panelLayout(panels.length, { columns, minWidth: 150, axisWidth: 46, aspect: 1, gap: 16 }),
    live: "fields",
  };
}

/** The field as a picture the size of the panel, flowers and boundaries above it. */
function map({ variant, statistic, series }: Panel, flowers: ReportFlowers | null, width: string): Fragment {
  const set = flowers?.setOf.get(variant.id);
  const names = (set === undefined ? undefined : flowers?.sets[set]?.featureTitles) ?? [
    "feature 1",
    "feature 2",
  ];
  const x = featureAxis(names[0]!, series.x);
  const y = featureAxis(names[1]!, series.y);
  const own = `datum.variant === ${expressionString(variant.label)} && datum.statistic === ${expressionString(statistic)}`;
  const side = { expr: width };
  return {
    title: { text: variant.label, subtitle: statisticWords[statistic] ?? statistic },
    width: 200,
    height: 200,
    layer: [
      {
        data: { name: "images" },
        transform: [{ filter: own }],
        mark: {
          type: "image",
          aspect: false,
          width: side,
          height: side,
          align: "center",
          baseline: "middle",
          tooltip: null,
        },
        encoding: {
          x: { ...x, datum: (series.x[0] + series.x[1]) / 2 },
          y: { ...y, datum: (series.y[0] + series.y[1]) / 2 },
          url: { field: "url", type: "nominal" },
        },
      },
      ...(set === undefined ? [] : flowerLayers(x, y, flowers!, set, 12)),
      {
        data: { name: "decided" },
        transform: [{ filter: own }],
        mark: { type: "rule", color: "var(--ink)", strokeWidth: 1.8, clip: true, tooltip: null },
        encoding: {
          x: { ...x, field: "x1" },
          y: { ...y, field: "y1" },
          x2: { field: "x2" },
          y2: { field: "y2" },
        },
      },
    ],
  };
}
