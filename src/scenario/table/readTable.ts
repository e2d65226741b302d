import { parse } from "csv-parse/sync";
import { zeros } from "../../matrix.ts";
import { visible } from "../visible.ts";
import { atMost, limits } from "../vocabulary/limits.ts";
import { type CappedFaults, createCappedFaults } from "./cappedFaults.ts";
import type { KnownNames, NamedTable, TableColumns } from "./namedTable.ts";
import { createNumberColumn } from "./numberColumn.ts";
import { numberOf } from "./numberOf.ts";
import { separatorFor } from "./separator.ts";
import { isMissing, missingValue, noColumn, noNumber } from "./tableFaultWords.ts";
import { createWordColumn, type WordColumn } from "./wordColumn.ts";

/** What is wrong with a table: as many messages as a person wants to read, each with its line. */
export interface TableFaults {
  readonly faults: readonly string[];
}

/**
 * Reads comma-, semicolon- or tab-separated values: a head of column names, then one row per sample. Quotes and line
 * ends are as RFC 4180 has them; the separator is the one by which the head has the columns that are wanted.
 *
 * Classes are numbered in the order of their words: as numbers where all are, alphabetically otherwise.
 *
 * @param onRows told of the rows read so far, every 100,000
 */
export function readTable(
  bytes: Uint8Array,
  wanted: TableColumns,
  known: KnownNames | null = null,
  onRows: (rows: number) => void = () => {},
): NamedTable | TableFaults {
  const separator = separatorFor(bytes, wanted);
  const faults = createCappedFaults();
  const collected = createColumns(wanted, separator !== ",", faults);
  try {
    parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      on_record(cells: string[], { lines }) {
        collected.add(cells, lines);
        if (collected.rows() % 100_000 === 0 && collected.rows() > 0) onRows(collected.rows());
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("CSV_"))) throw error;
    faults.add(`not CSV: ${firstSentence(error.message)}`);
  }
  return collected.finish(known);
}

function firstSentence(message: string): string {
  return visible(message.replace(/^[^:]*: /, "").split("\n")[0]!, 200);
}

function createColumns(wanted: TableColumns, decimalComma: boolean, faults: CappedFaults) {
  const { features, label, subset } = wanted;
  const columns = features.map(createNumberColumn);
  const labels = createWordColumn();
  const subsets = createWordColumn();
  let head: string[] | null = null;
  let places: readonly number[] = [];
  let rows = 0;

  function readHead(cells: string[]): void {
    head = cells.map((cell) => cell.trim());
    const names = [...features, label, ...(subset === null ? [] : [subset])];
    places = names.map((name) => head!.indexOf(name));
    for (const name of new Set(names.filter((_, at) => places[at] === -1))) faults.add(noColumn(name, head));
    const twice = head.filter((name, at) => names.includes(name) && head!.indexOf(name) !== at);
    for (const name of new Set(twice)) faults.add(`line 1: two columns are named ${visible(name, 60)}`);
  }

  function readRow(cells: string[], line: number): void {
    rows++;
    if (places.includes(-1)) return;
    if (cells.length !== head!.length) {
      faults.add(`line ${line}: expected ${head!.length} values, as the head has; got ${cells.length}`);
      return;
    }
    features.forEach((name, at) => {
      const cell = cells[places[at]!]!;
      const number = numberOf(cell, decimalComma);
      if (number === null) faults.add(noNumber(line, places[at]! + 1, name, cell));
      columns[at]!.push(number ?? Number.NaN);
    });
    readWord(cells, line, features.length, label, labels);
    if (subset !== null) readWord(cells, line, features.length + 1, subset, subsets);
  }

  function readWord(cells: string[], line: number, at: number, name: string, words: WordColumn): void {
    const word = cells[places[at]!]!.trim();
    if (isMissing(word)) faults.add(missingValue(line, places[at]! + 1, name));
    else if (words.distinct() <= limits.classes) words.push(word);
  }

  return {
    rows: () => rows,
    add(cells: string[], line: number) {
      if (head === null) readHead(cells);
      else if (rows < limits.samples) readRow(cells, line);
      else if (rows++ === limits.samples) faults.add(`expected ${atMost("samples", "rows")}`);
    },
    finish(known: KnownNames | null): NamedTable | TableFaults {
      if (head === null) faults.add("expected a head of column names and rows of values; got an empty file");
      else if (rows === 0) faults.add("expected rows below the head; got none");
      if (faults.all().length > 0) return { faults: faults.all() };
      if (known === null)
        checkWords(labels.distinct(), subset === null ? null : subsets.distinct(), wanted, faults);
      const classes = labels.finish(known?.classNames ?? null);
      const groups = subsets.finish(known?.subsetNames ?? null);
      if (known !== null && classes.places.includes(-1))
        faults.add(`column ${visible(label, 60)} has classes that the training table has not`);
      if (known !== null && groups.places.includes(-1))
        faults.add(`column ${visible(subset ?? "", 60)} has subsets that the training table has not`);
      if (faults.all().length > 0) return { faults: faults.all() };
      const matrix = zeros(features.length, rows);
      for (const [at, column] of columns.entries()) matrix.values.set(column.taken(), at * rows);
      return {
        featureNames: features,
        size: rows,
        features: matrix,
        labels: classes.places,
        subsets: subset === null ? null : Uint8Array.from(groups.places),
        classNames: classes.names,
        subsetNames: subset === null ? [] : groups.names,
      };
    },
  };
}

function checkWords(
  classes: number,
  subsets: number | null,
  { label, subset }: TableColumns,
  faults: CappedFaults,
): void {
  const inColumn = (name: string) => `in column ${visible(name, 60)}`;
  if (classes < 2) faults.add(`expected at least 2 classes ${inColumn(label)}; got 1`);
  if (classes > limits.classes)
    faults.add(`expected ${atMost("classes", "classes")} ${inColumn(label)}; got more`);
  if (subset !== null && subsets !== 2)
    faults.add(`expected 2 subsets ${inColumn(subset)}; got ${subsets! > limits.classes ? "many" : subsets}`);
}
