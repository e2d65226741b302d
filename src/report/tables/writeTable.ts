import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { csvCell } from "../csvCell.ts";
import type { Cell, Column, Table } from "./tidyTable.ts";

/** Rows of a group in a Parquet file: as many as stand in memory at a time. */
const groupSize = 20_000;

/** The table as Parquet (Snappy), a group of rows after the other: the same bytes for the same numbers. */
export function toParquet({ columns, parts }: Table): Uint8Array {
  const empty = () => columns.map((): Cell[] => []);
  const schema = schemaFromColumnData({
    columnData: columns.map(({ name, type }) => ({ name, type, data: [], nullable: true })),
  });
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema });
  let group = empty();
  let filled = 0;
  const writeGroup = () => {
    file.write({
      columnData: columns.map(({ name }, index) => ({ name, data: group[index]! })),
      rowGroupSize: groupSize,
    });
    group = empty();
    filled = 0;
  };
  for (const part of parts) {
    const rows = part[0]!.length;
    for (let from = 0; from < rows; ) {
      const to = Math.min(rows, from + groupSize - filled);
      for (const [index, cells] of part.entries())
        for (let row = from; row < to; row++) group[index]!.push(cells[row]!);
      filled += to - from;
      from = to;
      if (filled === groupSize) writeGroup();
    }
  }
  if (filled > 0) writeGroup();
  file.finish();
  return new Uint8Array(bytes.getBuffer());
}

/** The table as CSV after RFC 4180; empty for null. */
export function toCsv({
  columns,
  parts,
}: Pick<Table, "parts"> & { readonly columns: readonly Pick<Column, "name">[] }): string {
  let text = `${columns.map(({ name }) => name).join(",")}\r\n`;
  for (const part of parts)
    for (let row = 0; row < part[0]!.length; row++)
      text += `${part.map((cells) => csvCell(cells[row]!)).join(",")}\r\n`;
  return text;
}
