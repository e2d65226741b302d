import type { Matrix } from "../matrix.ts";
import { zeros } from "../matrix.ts";
import type { RandomStream } from "../random.ts";
import type { DataSplit, Dataset } from "./dataset.ts";
import type { Scaling } from "./features.ts";
import { scalingOf, unscaled } from "./standardize.ts";
import { allot, type Stratum, strataOf, stratumNumber } from "./strata.ts";

/**
 * A table of one's own: numbers, a class or a measured target for every row, and the subset it belongs to where there are
 * several.
 *
 * Shapes   features (features × size)   labels (size): 0 … classes − 1, or measured   subsets (size): from 0
 */
export interface Table {
  readonly featureNames: readonly string[];
  readonly size: number;
  readonly features: Matrix;
  readonly labels: Float64Array;
  /** Whether labels are measured: rows are then divided without regard to them. */
  readonly isMeasured?: boolean;
  readonly subsets: Uint8Array | null;
}

/** How rows are divided between the three sets: shares of the rows that a run uses. */
export interface TableSplitSettings {
  /** Rows that a run uses at most, drawn by its seed: observing costs time and memory by the row. */
  readonly most: number;
  /** Share of them to test on; unused where there is a table to test on. */
  readonly test: number;
  /** Share of them for the probe set. */
  readonly probe: number;
}

/**
 * Divides a table at random into training, test and probe set, disjoint; every seed divides it anew. How many rows of each
 * class and subset a set gets does not depend on the seed: in proportion, and at least one where there are enough.
 *
 * @param test a table to test on, whole; without it a share of the rows is put aside
 * @param standardize by mean and sd of the training set
 */
export function splitTable(
  table: Table,
  test: Table | null,
  settings: TableSplitSettings,
  standardize: boolean,
  stream: RandomStream,
): DataSplit {
  const order = stream.shuffle(Int32Array.from({ length: table.size }, (_, row) => row));
  const { tested, probed, trained } = dealtOut(table, order, test !== null, settings);
  const count = table.subsets?.reduce((most, subset) => Math.max(most, subset + 1), 0) ?? 0;
  const raw = takeRows(table, count, trained);
  const scaling = standardize ? scalingOf(raw.features) : unscaled(table.featureNames.length);
  const whole = Int32Array.from({ length: test?.size ?? 0 }, (_, index) => index);
  return {
    train: scaled(raw, scaling),
    test: scaled(test === null ? takeRows(table, count, tested) : takeRows(test, count, whole), scaling),
    probe: scaled(takeRows(table, count, probed), scaling),
    scaling,
  };
}

/** Rows of each set; the training set has what the others leave. */
export function setSizes(
  rows: number,
  hasTestTable: boolean,
  { most, test, probe }: TableSplitSettings,
): { readonly train: number; readonly test: number; readonly probe: number } {
  const used = Math.min(rows, most);
  const tested = hasTestTable ? 0 : Math.round(used * test);
  const probed = Math.round(used * probe);
  return { train: used - tested - probed, test: tested, probe: probed };
}

/** Rows of each stratum in each set. */
export function stratumSizes(
  strata: readonly Stratum[],
  hasTestTable: boolean,
  settings: TableSplitSettings,
): { readonly train: number[]; readonly test: number[]; readonly probe: number[] } {
  const rows = strata.reduce((sum, stratum) => sum + stratum.rows, 0);
  const sizes = setSizes(rows, hasTestTable, settings);
  const used = allot(strata, sizes.train + sizes.test + sizes.probe, hasTestTable ? 2 : 3, 0);
  const ofUsed = strata.map((stratum, at) => ({ ...stratum, rows: used[at]! }));
  const test = hasTestTable ? strata.map(() => 0) : allot(ofUsed, sizes.test, 1, 2);
  const left = ofUsed.map((stratum, at) => ({ ...stratum, rows: stratum.rows - test[at]! }));
  const probe = allot(left, sizes.probe, 1, 1);
  return { train: left.map((stratum, at) => stratum.rows - probe[at]!), test, probe };
}

/** The class of every row; one for all where labels are measured. */
export function classLabelsOf({
  labels,
  isMeasured = false,
}: Pick<Table, "labels" | "isMeasured">): Float64Array {
  return isMeasured ? new Float64Array(labels.length) : labels;
}

/** The rows of each set, every set in the order of `order`. */
function dealtOut(table: Table, order: Int32Array, hasTestTable: boolean, settings: TableSplitSettings) {
  const { subsets } = table;
  const labels = classLabelsOf(table);
  const strata = strataOf({ ...table, labels });
  const numberOf = new Map(strata.map(({ label, subset }, at) => [stratumNumber(label, subset), at]));
  const left = stratumSizes(strata, hasTestTable, settings);
  const tested: number[] = [];
  const probed: number[] = [];
  const trained: number[] = [];
  for (const row of order) {
    const at = numberOf.get(stratumNumber(labels[row]!, subsets?.[row] ?? 0))!;
    if (left.test[at]! > 0) {
      tested.push(row);
      left.test[at]!--;
    } else if (left.probe[at]! > 0) {
      probed.push(row);
      left.probe[at]!--;
    } else if (left.train[at]! > 0) {
      trained.push(row);
      left.train[at]!--;
    }
  }
  return {
    tested: Int32Array.from(tested),
    probed: Int32Array.from(probed),
    trained: Int32Array.from(trained),
  };
}

function takeRows(
  { featureNames, features, labels, subsets }: Table,
  subsetCount: number,
  rows: Int32Array,
): Dataset {
  const taken = zeros(featureNames.length, rows.length);
  for (let feature = 0; feature < taken.rows; feature++)
    for (let at = 0; at < rows.length; at++)
      taken.values[feature * rows.length + at] = features.values[feature * features.columns + rows[at]!]!;
  return {
    featureNames,
    size: rows.length,
    features: taken,
    labels: Float64Array.from(rows, (row) => labels[row]!),
    subsets: subsets === null ? null : Uint8Array.from(rows, (row) => subsets[row]!),
    subsetCount,
  };
}

function scaled(data: Dataset, { mean, sd }: Scaling): Dataset {
  const { rows, columns, values } = data.features;
  const features = zeros(rows, columns);
  for (let row = 0; row < rows; row++)
    for (let j = row * columns; j < (row + 1) * columns; j++)
      features.values[j] = (values[j]! - mean[row]!) / sd[row]!;
  return { ...data, features };
}
