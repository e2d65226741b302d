import { parse } from "csv-parse/sync";
import { createCappedFaults } from "./cappedFaults.ts";
import { csvFault } from "./csvFault.ts";
import { headOf } from "./head.ts";
import type { KnownNames, NamedTable, TableColumns, TableFaults } from "./namedTable.ts";
import { createWantedColumns } from "./wantedColumns.ts";

/**
 * Reads values separated by commas, semicolons, tabs or blanks: a head of column names, then one row per sample. Quotes
 * are as RFC 4180 has them, each line may have its own line end; rows whose cells are all empty are no rows.
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
  const head = headOf(bytes, wanted);
  const faults = createCappedFaults();
  const collected = createWantedColumns(wanted, head, faults);
  try {
    parse(Buffer.from(bytes.buffer, bytes.byteOffset + head.byte, bytes.byteLength - head.byte), {
      delimiter: head.separator === " " ? [" ", "\t"] : head.separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      on_record(cells: string[], { lines }) {
        collected.add(
          head.separator === " " ? cells.filter((cell) => cell !== "") : cells,
          lines + head.line - 1,
        );
        if (collected.rows() % 100_000 === 0 && collected.rows() > 0) onRows(collected.rows());
        return null;
      },
    });
  } catch (error) {
    const words = csvFault(error, head.line - 1);
    if (words === null) throw error;
    return { faults: [...collected.readingFaults(), words] };
  }
  return collected.finish(known);
}
