import { inSeries } from "../../findings/inSeries.ts";
import { subsetNames } from "../../flowers/dataset.ts";
import type { DecisionFieldSeries } from "../../tracking/observations/decisionField.ts";
import type { ReportFlowers } from "../flowersOfReport.ts";
import { kindsOf } from "../kindsOf.ts";
import { decisionFields } from "../page/decisionFields.ts";
import { lookOfSubset } from "../palette.ts";
import type { ReportModel, ReportVariant } from "../reportModel.ts";
import type { Chart, Fragment } from "./chart.ts";
import { isCode, ofVariant, panelTitle } from "./coded.ts";
import { chosen } from "./cursor.ts";
import { featureAxis, flowerLayers } from "./flowerLayers.ts";
import { flowerTables } from "./flowerTables.ts";
import { type BoundaryFields, learnedBoundary } from "./learnedBoundary.ts";
import { liveChart } from "./liveChart.ts";
import { panelLayout } from "./perVariant.ts";

const statisticWords: Readonly<Record<string, string>> = {
  running: "running statistics",
  population: "population statistics",
  ...ofSubsets((subset) => `statistics of ${subset}`),
};

/** The same by what was averaged over, for the narrow panels of a phone. */
const samplesOf: Readonly<Record<string, string>> = {
  population: "of all samples",
  ...ofSubsets((subset) => `of ${subset}`),
};

/** One boundary per source of batch norm's mean and variance: solid where the tint is drawn by it. */
const boundaryLooks: Readonly<Record<string, { readonly colour: string; readonly dash: readonly number[] }>> =
  {
    running: { colour: "var(--ink)", dash: [1, 0] },
    population: { colour: "var(--muted)", dash: [7, 3] },
    ...ofSubsets((_, at) => ({
      colour: lookOfSubset(at).colour,
      dash:
        [
          [5, 2, 1, 2],
          [2, 2],
        ][at] ?? lookOfSubset(at).dash,
    })),
  };

/** Something for each subset that a field may be drawn by. */
function ofSubsets<Value>(of: (subset: string, index: number) => Value): Record<string, Value> {
  const names = subsetNames.map((name) => `subset ${name}`);
  return Object.fromEntries(names.map((name, at) => [name, of(name, at)]));
}

/** Test flowers per map: enough to see the two subsets, few enough to move with the step. */
const POINTS = 130;

/** The fields of their rows by name. */
interface MapFields {
  readonly images: { readonly url: string };
  readonly decided: BoundaryFields;
}

interface Panel {
  readonly variant: ReportVariant;
  readonly statistic: string;
  readonly series: DecisionFieldSeries;
}

/** What each network decides over the plane of the two features at the chosen step, by its running statistics. */
export const decisionMaps = liveChart({
  section: "flowers",
  on: ["step", "seed"],
  rows: (choice, page) => ({
    ...decisionFields(choice, page, () => true),
    images: decisionFields(choice, page, isRunning).images,
  }),
  draw(fields, model, flowers) {
    const all = panelsOf(model);
    const panels = all.filter(isRunning);
    const several = panels.length < all.length;
    return mapsOf(fields, model, panels, flowers, {
      title: "What the networks decide",
      read: `The tint is how sure the network is of ${sureOf(model, flowers)}, the solid line where it is undecided${model.data.one !== "flower" ? "" : ", the thin dashed line the true boundary"}.${several ? " With batch norm the same weights draw one boundary for each mean and variance they may be given." : ""} Move the step to watch it learn.`,
      columns: 2,
      statistics: Object.keys(statisticWords).filter((name) =>
        all.some(({ statistic }) => statistic === name),
      ),
    });
  },
});

/** The same weights under batch norm's other statistics. */
export const decisionMapsByStatistic = liveChart({
  section: "flowers",
  on: ["step", "seed"],
  rows: (choice, page) => decisionFields(choice, page, (field) => !isRunning(field)),
  draw(fields, model, flowers) {
    const panels = panelsOf(model).filter((panel) => !isRunning(panel));
    return mapsOf(fields, model, panels, flowers, {
      title: "The same weights, other statistics, another boundary",
      read: `Each row is one network with batch norm, with the mean and variance of all training samples, ${inSeries(model.data.subsets.map((subset) => `of ${subset} alone`))}. Where the rows’ pictures differ, the network has learned a function of its batch.`,
      columns: 1 + model.data.subsets.length,
      statistics: null,
    });
  },
});

const isRunning = ({ statistic }: { readonly statistic: string }) => statistic === "running";

function sureOf({ data, shown }: ReportModel, flowers: ReportFlowers | null): string {
  if (data.one === "flower") return "a rose (rose) or another flower (green)";
  const given = shown.flatMap(({ settings }) =>
    "rows" in settings.data ? [settings.data.rows.classNames] : [],
  )[0];
  const [first, second, ...others] = flowers?.kinds ?? kindsOf(given ?? []);
  if (first === undefined) return "one class (rose) or the other (green)";
  return `${first} (rose) or ${others.length > 0 ? "another class" : second} (green)`;
}

function panelsOf(model: ReportModel): Panel[] {
  const seed = model.detailedSeeds.find((each) =>
    model.shown.some(({ id }) => model.record(id, each)?.blocks["decision-field"]),
  );
  if (seed === undefined) return [];
  return model.shown.flatMap((variant) => {
    const series = model.record(variant.id, seed)?.blocks["decision-field"];
    return series ? Object.keys(series.fields).map((statistic) => ({ variant, statistic, series })) : [];
  });
}

function mapsOf(
  fields: MapFields,
  model: ReportModel,
  panels: readonly Panel[],
  flowers: ReportFlowers | null,
  words: Pick<Chart, "title" | "read"> & {
    readonly columns: number;
    /** Whose boundaries each panel shows; null: the panel's own alone. */
    readonly statistics: readonly string[] | null;
  },
): Chart | null {
  if (panels.length === 0) return null;
  const { columns, statistics, ...named } = words;
  // A row for each network stays one on a phone.
  const inRows = statistics === null && new Set(panels.map(({ statistic }) => statistic)).size === columns;
  return {
    ...named,
    aria: `${panels.map(({ variant, statistic }) => `${variant.label} by ${statisticWords[statistic] ?? statistic}`).join("; ")}: decision maps at the chosen step, with test ${model.data.many}.`,
    spec: {
      params: chosen,
      columns,
      spacing: { row: 24, column: 16 },
      concat: panels.map((panel, place) =>
        map(fields, panel, flowers, model, {
          statistics,
          labels: inRows
            ? { x: place >= panels.length - columns, y: place % columns === 0 }
            : { x: true, y: true },
        }),
      ),
    },
    tables: flowerTables(flowers, model, POINTS),
    panels: panelLayout(panels.length, {
      columns,
      minWidth: inRows ? 80 : 240,
      axisWidth: inRows ? 46 / columns : 46,
      aspect: inRows ? 0.8 : 0.72,
      gap: 16,
    }),
  };
}

/** The field as a picture the size of the panel, flowers and boundaries above it. */
function map(
  { images: { url }, decided }: MapFields,
  { variant, statistic, series }: Panel,
  flowers: ReportFlowers | null,
  model: ReportModel,
  {
    statistics,
    labels,
  }: {
    readonly statistics: readonly string[] | null;
    /** The axes that are labelled. */
    readonly labels: { readonly x: boolean; readonly y: boolean };
  },
): Fragment {
  const set = flowers?.setOf.get(variant.id);
  const names = (set === undefined ? undefined : flowers?.sets[set]?.featureTitles) ?? [
    "feature 1",
    "feature 2",
  ];
  const axis = (name: string, domain: readonly [number, number], isLabelled: boolean) => {
    const whole = featureAxis(model.codes.of("f", name), domain);
    return { ...whole, axis: isLabelled ? { ...(whole.axis as Fragment), labelFlush: true } : null };
  };
  const x = axis(names[0]!, series.x, labels.x);
  const y = axis(names[1]!, series.y, labels.y);
  const ofThis = ofVariant(variant);
  const own = `${ofThis} && ${isCode("statistic", statistic)}`;
  return {
    title: {
      ...panelTitle(variant.code),
      subtitle: statistics ? "tint by running statistics" : (samplesOf[statistic] ?? statistic),
      frame: "group",
    },
    width: 200,
    height: 200,
    layer: [
      {
        data: { name: "images" },
        transform: [{ filter: own }],
        mark: {
          type: "image",
          aspect: false,
          width: { expr: "childWidth" },
          height: { expr: "childHeight" },
          align: "center",
          baseline: "middle",
          tooltip: null,
        },
        encoding: {
          x: { ...x, datum: (series.x[0] + series.x[1]) / 2 },
          y: { ...y, datum: (series.y[0] + series.y[1]) / 2 },
          url: { field: url, type: "nominal" },
        },
      },
      ...(set === undefined ? [] : flowerLayers(x, y, flowers!, model, set, 12)),
      learnedBoundary(
        decided,
        x,
        y,
        {
          data: { name: "decided" },
          transform: [{ filter: statistics ? ofThis : own }, { calculate: wordsOf, as: "by" }],
          mark: { strokeWidth: 1.9, ...(statistics ? {} : { color: "var(--ink)" }) },
        },
        statistics ? byStatistic(statistics) : {},
      ),
    ],
  };
}

/** The statistic's name in words, as an expression. */
const wordsOf = `${JSON.stringify(statisticWords)}[datum.statistic]`;

function byStatistic(statistics: readonly string[]): Fragment {
  const domain = statistics.map((name) => statisticWords[name]!);
  const channel = (range: readonly unknown[]) => ({
    field: "by",
    type: "nominal",
    title: null,
    scale: { domain, range },
    ...(statistics.length > 1 ? {} : { legend: null }),
  });
  return {
    color: channel(statistics.map((name) => boundaryLooks[name]!.colour)),
    strokeDash: channel(statistics.map((name) => boundaryLooks[name]!.dash)),
  };
}
