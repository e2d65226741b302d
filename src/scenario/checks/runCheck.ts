import { subsetNames as namesOfSubsets } from "../../flowers/dataset.ts";
import { flowerClasses } from "../../flowers/settings.ts";
import { setSizes } from "../../flowers/table.ts";
import { losses } from "../../network/losses/losses.ts";
import type { Path } from "../path.ts";
import type { RunSettings } from "../scenario.ts";
import { visible } from "../visible.ts";

/** Tells of a fault; it is shown at the first of the places that a variant sets, or that is written at all. */
export type ReportAt = (places: readonly Path[], message: string) => void;

/** What a declaration cannot say: settings that do not fit together. */
export type RunCheck = (settings: RunSettings, report: ReportAt) => void;

/** How many samples each set has, how many features each, how many classes there are (0: the target is real), and whether subsets. */
export function dataShape({ data }: Pick<RunSettings, "data">): DataShape {
  if ("flowers" in data)
    return {
      samples: data.flowers.train,
      test: data.flowers.test,
      probe: data.flowers.probe,
      rows: 0,
      features: data.flowers.features.length,
      classes: flowerClasses(data.flowers),
      withoutSubsets: null,
      subsets: 2,
    };
  if ("rows" in data)
    return {
      samples: data.rows.samples.length,
      test: data.rows.samples.length,
      probe: data.rows.samples.length,
      rows: 0,
      features: data.rows.columns.length,
      classes: data.rows.classNames.length,
      withoutSubsets: "data.rows have none",
      subsets: 0,
    };
  const { table } = data;
  const sizes = setSizes(table.rows, table.test !== null, table.split);
  return {
    samples: sizes.train,
    test: table.test?.rows ?? sizes.test,
    probe: sizes.probe,
    rows: table.rows,
    features: table.featureNames.length,
    classes: table.classNames.length,
    withoutSubsets: table.subset === null ? "data.csv has none without data.subset" : null,
    subsets: table.subsetNames.length,
  };
}

/** Why the accuracy on a subset's test samples would not be known, in words; null where it is. */
export function withoutTestRows(settings: RunSettings, subset: number): string | null {
  const { withoutSubsets } = dataShape(settings);
  if (withoutSubsets !== null) return withoutSubsets;
  if (!("table" in settings.data)) return subset < 2 ? null : "data.flowers have 2 subsets";
  const { test, subsetNames } = settings.data.table;
  if (subset >= subsetNames.length)
    return `data.csv has ${subsetNames.length} subsets (${subsetNames.map((name) => visible(name, 60)).join(", ")})`;
  if (test === null || test.strata.some((stratum) => stratum.subset === subset)) return null;
  return `${visible(test.csv, 60)} has no row of subset ${namesOfSubsets[subset]} (${visible(subsetNames[subset]!, 60)})`;
}

interface DataShape {
  readonly samples: number;
  readonly test: number;
  readonly probe: number;
  /** Of the table that all of these are drawn from. */
  readonly rows: number;
  readonly features: number;
  /** 0 where the target is real. */
  readonly classes: number;
  /** Why there are no subsets, in words; null where there are. */
  readonly withoutSubsets: string | null;
  readonly subsets: number;
}

/** Outputs that the network gets for its loss and the classes of the data. */
export function outputsOf(settings: RunSettings): number {
  const { loss = "sigmoid-cross-entropy" } = settings.network;
  return losses[loss].outputs(dataShape(settings).classes) ?? 1;
}
