import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { csvCell } from "../csvCell.ts";
import type { Cell, CellsOfColumn, Column, Table } from "./tidyTable.ts";

/** Rows of a group in a Parquet file: as many as stand in memory at a time. */
const groupSize = 20_000;

/**
 * The table as Parquet, a group of rows after the other: the same bytes for the same numbers. Words and whole numbers are packed
 * (Snappy); measured ones, which it would make a third smaller, are left as they are: whoever waits for a report waits for that.
 */
export function toParquet({ columns, parts }: Table): Uint8Array {
  const schema = schemaFromColumnData({
    columnData: columns.map(({ name, type, gaps }) => ({ name, type, data: [], nullable: gaps })),
  });
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema, statistics: false });
  const group = columns.map(({ type }) => (type === "STRING" ? wordsOfGroup() : numbersOfGroup()));
  let filled = 0;
  const writeGroup = () => {
    file.write({
      columnData: columns.map(({ name, type }, index) => ({
        name,
        data: group[index]!.first(filled),
        // Measured numbers are seldom equal: a dictionary of them is counted through for nothing.
        ...(type === "DOUBLE" && { encoding: "PLAIN", codec: "UNCOMPRESSED" }),
      })),
      rowGroupSize: groupSize,
      pageSize: 0,
    });
    filled = 0;
  };
  for (const part of parts) {
    const rows = part[0]!.length;
    for (let from = 0; from < rows; ) {
      const to = Math.min(rows, from + groupSize - filled);
      for (const [index, cells] of part.entries()) group[index]!.put(filled, cells, from, to);
      filled += to - from;
      from = to;
      if (filled === groupSize) writeGroup();
    }
  }
  if (filled > 0) writeGroup();
  file.finish();
  return new Uint8Array(bytes.getBuffer());
}

/** A column of the group that is being filled: cells from one row to another are put behind those that are there. */
interface GroupColumn {
  put(filled: number, cells: CellsOfColumn, from: number, to: number): void;
  /** So many of them, and none are there any more. */
  first(rows: number): Float64Array | Cell[];
}

function wordsOfGroup(): GroupColumn {
  let words: Cell[] = [];
  return {
    put(_, cells, from, to) {
      for (let row = from; row < to; row++) words.push(cells[row]!);
    },
    first() {
      const all = words;
      words = [];
      return all;
    },
  };
}

/** Without an object for each number where none is missing, which the writer reads several times. */
function numbersOfGroup(): GroupColumn {
  const numbers = new Float64Array(groupSize);
  return {
    put(filled, cells, from, to) {
      if (cells instanceof Float64Array) numbers.set(cells.subarray(from, to), filled);
      else for (let row = from; row < to; row++) numbers[filled + row - from] = numberOf(cells[row]!);
    },
    first(rows) {
      const all = numbers.subarray(0, rows);
      return hasNaN(all) ? Array.from(all, (number) => (Number.isNaN(number) ? null : number)) : all;
    },
  };
}

function hasNaN(numbers: Float64Array): boolean {
  for (let row = 0; row < numbers.length; row++) if (Number.isNaN(numbers[row])) return true;
  return false;
}

const numberOf = (cell: Cell): number => (typeof cell === "number" ? cell : Number.NaN);

/** The table as CSV after RFC 4180; empty for null. */
export function toCsv({
  columns,
  parts,
}: Pick<Table, "parts"> & { readonly columns: readonly Pick<Column, "name">[] }): string {
  let text = `${columns.map(({ name }) => name).join(",")}\r\n`;
  for (const part of parts)
    for (let row = 0; row < part[0]!.length; row++)
      text += `${part.map((cells) => csvCell(Number.isNaN(cells[row]) ? null : cells[row]!)).join(",")}\r\n`;
  return text;
}
