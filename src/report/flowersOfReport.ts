import { boundaryOf } from "../flowers/boundary.ts";
import type { DataSplit, Dataset } from "../flowers/dataset.ts";
import { featureTitle } from "../flowers/features.ts";
import type { Flower } from "../flowers/flower.ts";
import { diameterMmOf, spreadDegreesOf } from "../flowers/rawUnits.ts";
import { simulateSplit } from "../flowers/split.ts";
import { rowOf } from "../matrix.ts";
import { folderOf } from "../plan/plan.ts";
import { randomStream } from "../random.ts";
import { splitOf } from "../runs/parts.ts";
import type { TableSettings } from "../scenario/scenario.ts";
import { populationVariance } from "../statistics/moments.ts";
import { type FlowerMark, flowerMarks } from "./flowerMarks.ts";
import { kindsOf } from "./kindsOf.ts";
import type { FlowerPoint } from "./markedFlowers.ts";
import type { ReportModel } from "./reportModel.ts";

const POINTS = 260;
const BOUNDARY_POINTS = 90;
/** The kind of all rows where a measured target stands in place of classes. */
const ROW = "row";

/** The samples of the first detailed seed: one set for all variants, or one for each way of making the data. */
export interface ReportFlowers {
  readonly seed: number;
  /** What a sample is called: "flower", or "row" of a table. */
  readonly noun: "flower" | "row";
  /** The classes as points show them: what class 1 is first, then class 0, then the others. */
  readonly kinds: readonly string[];
  readonly hasSubsets: boolean;
  readonly sets: readonly FlowerSet[];
  /** Index of a variant's set. */
  readonly setOf: ReadonlyMap<string, number>;
}

interface FlowerSet {
  /** Titles of the axes, with their units. */
  readonly featureTitles: readonly string[];
  /** The same for panels that are small. */
  readonly shortTitles: readonly string[];
  /** None where the samples are rows of a table. */
  readonly flowers: readonly Flower[];
  /** Test samples as the network sees them, by the features of the axes. */
  readonly points: readonly FlowerPoint[];
  /** A few of the flowers as small drawings. */
  readonly marks: readonly FlowerMark[];
  /** The true boundary, where the first two features are openness and form in some unit; empty otherwise. */
  readonly boundary: readonly { readonly x: number; readonly y: number }[];
}

/** Grown again, or divided again, from the seed's own stream: exactly as the runs saw them. */
export function flowersOfReport(model: ReportModel): ReportFlowers | null {
  const seed = model.detailedSeeds[0];
  if (seed === undefined) return null;
  const sets: FlowerSet[] = [];
  const setOf = new Map<string, number>();
  const known = new Map<string, number>();
  for (const { id, settings } of model.shown) {
    if ("rows" in settings.data) continue;
    const key = JSON.stringify(settings.data);
    const index = known.get(key) ?? sets.length;
    if (index === sets.length) {
      const set =
        "flowers" in settings.data
          ? grow(settings.data.flowers, seed)
          : divide(settings.data.table, folderOf(model.input.scenario.file), seed);
      if (set === null) continue;
      sets.push(set);
    }
    known.set(key, index);
    setOf.set(id, index);
  }
  if (sets.length === 0) return null;
  const table = model.shown.flatMap(({ settings: { data } }) => ("table" in data ? [data.table] : []))[0];
  if (!table)
    return {
      seed,
      noun: "flower",
      kinds: ["rose", "other flower"],
      hasSubsets: true,
      sets,
      setOf,
    };
  const hasSubsets = table.subset !== null;
  const kinds = table.isMeasured ? [ROW] : kindsOf(table.classNames);
  return { seed, noun: "row", kinds, hasSubsets, sets, setOf };
}

/** Null where the table is no longer what the runs saw. */
function divide(settings: TableSettings, folder: string, seed: number): FlowerSet | null {
  try {
    const split = splitOf({ table: settings }, folder, randomStream(String(seed)).child("data"));
    const { standardize, classNames, isMeasured } = settings;
    const axes = axesOf(split, standardize);
    return {
      featureTitles: axes.map(({ title }) => title),
      shortTitles: axes.map(({ short }) => short),
      flowers: [],
      points: pointsOf(
        split.test,
        axes.map(({ feature }) => feature),
        (sample) => (isMeasured ? ROW : classNames[split.test.labels[sample]!]!),
      ),
      marks: [],
      boundary: [],
    };
  } catch {
    return null;
  }
}

/**
 * The features that a picture of a table is drawn by: both where there are two, otherwise the two of largest variance in the
 * training set, in the units of the table.
 */
function axesOf(
  { train, scaling }: DataSplit,
  standardize: boolean,
): readonly { readonly feature: number; readonly title: string; readonly short: string }[] {
  const names = train.featureNames;
  const variances = names.map((_, feature) => {
    const sd = Math.sqrt(populationVariance(rowOf(train.features, feature)));
    return sd * scaling.sd[feature]!;
  });
  const order = [...names.keys()];
  if (names.length > 2) order.sort((a, b) => variances[b]! - variances[a]! || a - b);
  const rank = ["largest variance", "second largest"];
  return order.slice(0, 2).map((feature, place) => {
    const facts = [...(names.length > 2 ? [rank[place]!] : []), ...(standardize ? ["standardized"] : [])];
    const named = (words: readonly string[]) =>
      words.length === 0 ? names[feature]! : `${names[feature]} (${words.join(", ")})`;
    return { feature, title: named(facts), short: named(names.length > 2 ? [rank[place]!] : []) };
  });
}

/** By two features; 0 in place of one that is not there. */
function pointsOf(
  test: Dataset,
  axes: readonly number[],
  kind: (sample: number) => string,
): FlowerSet["points"] {
  const feature = (place: number, sample: number) => {
    const row = axes[place];
    return row === undefined ? 0 : test.features.values[row * test.size + sample]!;
  };
  return Array.from({ length: Math.min(POINTS, test.size) }, (_, sample) => ({
    x: feature(0, sample),
    y: feature(1, sample),
    subset: test.subsets?.[sample] ?? 0,
    kind: kind(sample),
  }));
}

function grow(settings: Parameters<typeof simulateSplit>[0], seed: number): FlowerSet {
  const { split, flowers } = simulateSplit(settings, randomStream(String(seed)).child("data"));
  const { test, scaling } = split;
  const points = pointsOf(test, [...settings.features.keys()], (sample) =>
    flowers.test[sample]!.label === 1 ? "rose" : "other flower",
  );
  return {
    featureTitles: settings.features.map((name) => featureTitle(name, settings.standardize)),
    shortTitles: settings.features,
    flowers: flowers.test,
    points,
    marks: flowerMarks(points, flowers.test),
    boundary: boundaryPoints(settings, test.featureNames, scaling),
  };
}

function boundaryPoints(
  settings: Parameters<typeof simulateSplit>[0],
  features: readonly string[],
  { mean, sd }: { readonly mean: Float64Array; readonly sd: Float64Array },
): FlowerSet["boundary"] {
  const across = opennessAs[features[0] ?? ""];
  const up = formAs[features[1] ?? ""];
  if (!across || !up) return [];
  const beta = boundaryOf(settings);
  const reach = settings.distance / 2 + 4.5 * settings.opennessSd;
  return Array.from({ length: BOUNDARY_POINTS }, (_, index) => {
    const openness = -reach + (2 * reach * index) / (BOUNDARY_POINTS - 1);
    return { x: (across(openness) - mean[0]!) / sd[0]!, y: (up(beta(openness)) - mean[1]!) / sd[1]! };
  });
}

/** Features that are openness or form in other units: the boundary can be drawn over them, too. */
const opennessAs: Readonly<Record<string, (openness: number) => number>> = {
  openness: (openness) => openness,
  diameterMm: diameterMmOf,
};
const formAs: Readonly<Record<string, (form: number) => number>> = {
  form: (form) => form,
  spreadDegrees: spreadDegreesOf,
};
