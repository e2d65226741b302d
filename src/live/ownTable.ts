import type { Table } from "../flowers/table.ts";
import { createCappedFaults } from "../scenario/table/cappedFaults.ts";
import { type Head, headOf, type Separator } from "../scenario/table/head.ts";
import type { NamedTable, TableFaults } from "../scenario/table/namedTable.ts";
import { isMissing } from "../scenario/table/tableFaultWords.ts";
import { createWantedColumns } from "../scenario/table/wantedColumns.ts";
import { byNumberOrWord } from "../scenario/table/wordColumn.ts";
import { decimalNumber } from "../scenario/table/writtenNumber.ts";
import { readRecords } from "./csvRecords.ts";
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
  const text = textOf(bytes);
  if (text === null) return nothing(`${file}: expected a text in UTF-8 (save it as "CSV UTF-8")`);
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

/** UTF-8, or UTF-16 with a mark; null where it is neither. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const coding = !isWide ? "utf-8" : first === 0xff ? "utf-16le" : "utf-16be";
  try {
    const text = new TextDecoder(coding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

interface Preview {
  readonly columns: ReadOwnTable["columns"];
  /** Different words of each column in the first rows. */
  readonly words: readonly ReadonlySet<string>[];
}

function previewOf(text: string): Preview | null {
  const first = /^(?:\s*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*/.exec(text)![0].length;
  const line = /[^\r\n]*/.exec(text.slice(first, first + 65_536))![0];
  const separators: readonly Separator[] = [",", ";", "\t"];
  const counts = separators.map((each) => line.split(each).length);
  const most = Math.max(...counts);
  const separator = most > 1 ? separators[counts.indexOf(most)]! : " ";
  const rows: string[][] = [];
  readRecords(text, separator, { at: first, line: 1 }, (cells) => rows.push(cells) <= PREVIEWED);
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

function readWanted(text: string, wanted: OwnColumns): NamedTable | TableFaults {
  const { features, label, subset } = wanted;
  const columns = { features, label, subset };
  const head = headOf(new TextEncoder().encode(text.slice(0, 65_536)), columns);
  const faults = createCappedFaults();
  const collected = createWantedColumns(columns, head, faults);
  let isTooLong = false;
  const quotes = readRecords(text, head.separator, placeOf(text, head), (cells, line) => {
    collected.add(cells, line);
    isTooLong = collected.rows() > mostRows;
    return !isTooLong;
  });
  if (quotes !== null) return { faults: [...collected.readingFaults(), quotes] };
  if (isTooLong) return { faults: [`expected at most ${mostRows} rows in the live lab; got more`] };
  return collected.finish(null);
}

/** Where the head's line begins, and within it the head: behind the sign of a comment, where it stands in one. */
function placeOf(text: string, { line }: Head): { readonly at: number; readonly line: number } {
  let at = 0;
  for (let passed = 1; passed < line; passed++)
    at += /^[^\r\n]*(?:\r\n|\n|\r)/.exec(text.slice(at))![0].length;
  return { at: at + (/^\s*#+\s*/.exec(text.slice(at, at + 80))?.[0].length ?? 0), line };
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
