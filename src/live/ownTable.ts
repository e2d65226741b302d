import type { Table } from "../flowers/table.ts";
import { createCappedFaults } from "../scenario/table/cappedFaults.ts";
import { headOf, markBytes, type Separator } from "../scenario/table/head.ts";
import type { NamedTable, TableFaults } from "../scenario/table/namedTable.ts";
import { isMissing } from "../scenario/table/tableFaultWords.ts";
import { readRows } from "../scenario/table/tableRows.ts";
import { utf8Text } from "../scenario/table/utf8Text.ts";
import { createWantedColumns } from "../scenario/table/wantedColumns.ts";
import { byNumberOrWord } from "../scenario/table/wordColumn.ts";
import { decimalNumber } from "../scenario/table/writtenNumber.ts";
import type { OwnData } from "./ownData.ts";

/** Columns that the reader's table is to be read by. */
export interface OwnColumns {
  /** Two or more columns of numbers. */
  readonly features: readonly string[];
  readonly label: string;
  readonly subset: string | null;
  /** Of more than two classes the one that is told from all others; null: the first. */
  readonly positive: string | null;
}

/** A reader's table as it was read, or what is wrong with it, and what else could be read of it. */
export interface ReadOwnTable {
  readonly columns: readonly { readonly name: string; readonly isNumeric: boolean }[];
  readonly wanted: OwnColumns | null;
  /** All words of the label. */
  readonly classes: readonly string[];
  readonly outcome: OwnData | TableFaults;
}

const mostRows = 100_000;
const PREVIEWED = 200;

/**
 * Reads a table that was dropped on the page: as the command line does, with its faults, from a text instead of a path.
 *
 * @param wanted null: as the names and the first rows suggest
 */
export function readOwnTable(file: string, bytes: Uint8Array, wanted: OwnColumns | null): ReadOwnTable {
  const text = utf8Text(bytes, isUtf8);
  if ("faults" in text) return nothing(`${file}: ${text.faults[0]}`);
  const preview = previewOf(text);
  if (preview === null)
    return nothing(
      `${file}: line 1: expected a head of column names, separated by commas, semicolons, tabs or blanks, over rows as long`,
    );
  const { columns } = preview;
  const chosen = wanted ?? guessed(preview);
  if (chosen === null || chosen.features.length < 2)
    return {
      ...nothing(
        `${file}: expected two or more columns of numbers and one of classes; got ${columns.map(({ name, isNumeric }) => `${name} (${isNumeric ? "numbers" : "words"})`).join(", ")}`,
      ),
      columns,
      wanted: chosen,
    };
  const read = readWanted(text, chosen);
  if ("faults" in read)
    return {
      columns,
      wanted: chosen,
      classes: [],
      outcome: { faults: read.faults.map((fault) => `${file}: ${fault}`) },
    };
  return { columns, wanted: chosen, classes: read.classNames, outcome: ownOf(file, read, chosen) };
}

function nothing(fault: string): ReadOwnTable {
  return { columns: [], wanted: null, classes: [], outcome: { faults: [fault] } };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

interface Preview {
  readonly columns: ReadOwnTable["columns"];
  /** Different words of each column in the first rows. */
  readonly words: readonly ReadonlySet<string>[];
}

function previewOf(text: Uint8Array): Preview | null {
  const start = new TextDecoder().decode(text.subarray(0, 65_536));
  const above = /^(?:\s*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*/.exec(start)![0];
  const line = /[^\r\n]*/.exec(start.slice(above.length))![0];
  const separators: readonly Separator[] = [",", ";", "\t"];
  const counts = separators.map((each) => line.split(each).length);
  const most = Math.max(...counts);
  const separator = most > 1 ? separators[counts.indexOf(most)]! : " ";
  const rows: string[][] = [];
  const byte = markBytes(text) + new TextEncoder().encode(above).length;
  readRows(text, { byte, line: 1, separator }, { most: PREVIEWED + 1, told: (cells) => rows.push(cells) });
  const [head, ...others] = rows;
  if (head === undefined || head.length < 2 || others.length === 0) return null;
  const cellsOf = (at: number) =>
    others.map((row) => (row[at] ?? "").trim()).filter((cell) => !isMissing(cell));
  const isNumber = (cell: string) =>
    decimalNumber(cell, "point") !== null || (separator !== "," && decimalNumber(cell, "comma") !== null);
  return {
    // A wrong cell among numbers is a fault to be told, and no reason to take its column for words.
    columns: head.map((name, at) => {
      const cells = cellsOf(at);
      return { name: name.trim(), isNumeric: cells.filter(isNumber).length > 0.5 * cells.length };
    }),
    words: head.map((_, at) => new Set(cellsOf(at))),
  };
}

const labelName = /^(label|class|species|target|kind|type|outcome|diagnosis|y)$/i;
const subsetName = /^(subset|stage|site|group|batch|domain|hospital|source|center|centre)$/i;

/** Of a column of the classes, one of two subsets where there is one, and the numbers. */
function guessed({ columns, words }: Preview): OwnColumns | null {
  const places = columns.map((_, at) => at);
  const few = (at: number) => words[at]!.size >= 2 && words[at]!.size <= 100;
  const isWords = (at: number) => !columns[at]!.isNumeric && few(at);
  const label =
    places.find((at) => labelName.test(columns[at]!.name) && few(at)) ??
    places.findLast((at) => isWords(at) && !subsetName.test(columns[at]!.name)) ??
    places.findLast((at) => words[at]!.size === 2);
  if (label === undefined) return null;
  const isTwo = (at: number) => at !== label && words[at]!.size === 2;
  const subset = places.find((at) => isTwo(at) && subsetName.test(columns[at]!.name)) ?? null;
  return {
    features: columns
      .filter(({ isNumeric }, at) => isNumeric && at !== label && at !== subset)
      .map(({ name }) => name),
    label: columns[label]!.name,
    subset: subset === null ? null : columns[subset]!.name,
    positive: null,
  };
}

function readWanted(text: Uint8Array, wanted: OwnColumns): NamedTable | TableFaults {
  const { features, label, subset } = wanted;
  const columns = { features, label, subset };
  const head = headOf(text, columns);
  const collected = createWantedColumns(columns, head, createCappedFaults(), 2);
  const quotes = readRows(text, head, { most: mostRows + 2, told: collected.add });
  if (quotes !== null) return { faults: [...collected.readingFaults(), quotes] };
  if (collected.rows() > mostRows)
    return { faults: [`expected at most ${mostRows} rows in the live lab; got more`] };
  return collected.finish(null);
}

/** Two classes: those there are, or one against all others. */
function ownOf(file: string, read: NamedTable, { label, subset, positive }: OwnColumns): OwnData {
  const { classNames, subsetNames, featureNames, size, features, subsets } = read;
  const one = classNames.includes(positive ?? "") ? positive! : classNames[0]!;
  const pair = [one, `not ${one}`];
  const names = classNames.length === 2 ? classNames : pair.sort(byNumberOrWord(pair));
  const isOne = classNames.indexOf(one);
  const labels =
    classNames.length === 2
      ? read.labels
      : read.labels.map((of) => names.indexOf(of === isOne ? one : `not ${one}`));
  const table: Table = { featureNames, size, features, labels, subsets };
  return {
    file: classNames.length === 2 ? file : `two-classes-${file}`,
    table,
    label,
    subset,
    classNames: names,
    subsetNames,
    standardize: true,
    window: null,
  };
}
