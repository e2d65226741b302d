import type { Fault } from "../../scenario/faults.ts";
import { didYouMean } from "../../scenario/suggestion.ts";
import type { Separator } from "../../scenario/table/head.ts";
import { isMissing } from "../../scenario/table/tableFaultWords.ts";
import { quoted, visible } from "../../scenario/visible.ts";
import { type NumberKind, numberKinds, readNumber } from "./cells.ts";
import type { ColumnName } from "./columns.ts";

const numbers = {
  runningMean: numberKinds.number,
  runningVariance: numberKinds.variance,
  batchMean: numberKinds.number,
  batchVariance: numberKinds.variance,
  batchSize: numberKinds.count,
  populationMean: numberKinds.number,
  populationVariance: numberKinds.variance,
  momentum: numberKinds.share,
  updates: numberKinds.countOrNone,
  epsilon: numberKinds.epsilon,
} as const satisfies Partial<Record<ColumnName, NumberKind>>;

export type NumberColumn = keyof typeof numbers;
const numberColumns = Object.keys(numbers) as NumberColumn[];

/** Cells that may be left empty, as long as those that go with them are. */
const mayBeEmpty: readonly ColumnName[] = [
  "momentum",
  "updates",
  "epsilon",
  "populationMean",
  "populationVariance",
];

const modes: Readonly<Record<string, "training" | "inference">> = {
  training: "training",
  train: "training",
  true: "training",
  inference: "inference",
  eval: "inference",
  evaluation: "inference",
  frozen: "inference",
  false: "inference",
};

const conventions = ["pytorch", "keras"] as const;
type Convention = (typeof conventions)[number];
/** Flax has Keras's. */
const conventionOf: Readonly<Record<string, Convention>> = {
  pytorch: "pytorch",
  torch: "pytorch",
  keras: "keras",
  tensorflow: "keras",
  flax: "keras",
  jax: "keras",
};

/** One row, cell by cell; null where a column is not there, its cell may be empty and is, or cannot be read. */
export interface ReadRow {
  readonly line: number;
  /** Whether every cell could be read. */
  readonly isWhole: boolean;
  readonly layer: string;
  readonly unit: string;
  readonly subset: string | null;
  readonly mode: "training" | "inference" | null;
  readonly momentumConvention: Convention | null;
  readonly numbers: Readonly<Record<NumberColumn, number | null>>;
  /** Where each column stands, from 1. */
  columnOf(name: ColumnName): number;
}

export function readRow(
  at: ReadonlyMap<ColumnName, number>,
  cells: readonly string[],
  line: number,
  separator: Separator,
): { readonly row: ReadRow; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const columnOf = (name: ColumnName) => (at.get(name) ?? -1) + 1;
  const cellOf = (name: ColumnName) => (at.has(name) ? cells[at.get(name)!]!.trim() : null);
  const fault = (name: ColumnName, message: string) =>
    faults.push({ line, column: columnOf(name), path: name, message });

  function nameIn(name: "layer" | "unit"): string {
    const cell = cellOf(name);
    if (cell === "") fault(name, "expected a name or a number; got an empty cell");
    return visible(cell ?? "", 60);
  }

  function numberIn(name: NumberColumn): number | null {
    const cell = cellOf(name);
    if (cell === null || (cell === "" && mayBeEmpty.includes(name))) return null;
    const read = readNumber(cell, numbers[name], separator);
    if ("value" in read) return read.value;
    fault(name, read.fault);
    return null;
  }

  function wordIn<Word extends string>(
    name: "mode" | "momentumConvention",
    words: Readonly<Record<string, Word>>,
  ): Word | null {
    const cell = cellOf(name);
    if (cell === null || isMissing(cell)) return null;
    const word = cell.toLowerCase();
    if (Object.hasOwn(words, word)) return words[word]!;
    const known = [...new Set(Object.values(words))];
    fault(
      name,
      `expected one of ${known.join(", ")}; got ${quoted(cell)}${didYouMean(cell, Object.keys(words))}`,
    );
    return null;
  }

  const subset = cellOf("subset");
  const row: Omit<ReadRow, "isWhole"> = {
    line,
    layer: nameIn("layer"),
    unit: nameIn("unit"),
    subset: subset === null || isMissing(subset) ? null : visible(subset, 60),
    mode: wordIn("mode", modes),
    momentumConvention: wordIn("momentumConvention", conventionOf),
    numbers: Object.fromEntries(numberColumns.map((name) => [name, numberIn(name)])) as ReadRow["numbers"],
    columnOf,
  };
  return { row: { ...row, isWhole: faults.length === 0 }, faults };
}
