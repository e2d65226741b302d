import { createCappedFaults } from "./cappedFaults.ts";
import { headOf } from "./head.ts";
import type { KnownNames, NamedTable, TableColumns, TableFaults } from "./namedTable.ts";
import { readRows } from "./tableRows.ts";
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
  const quotes = readRows(bytes, head, {
    told(cells, line) {
      collected.add(cells, line);
      if (collected.rows() % 100_000 === 0 && collected.rows() > 0) onRows(collected.rows());
    },
  });
  if (quotes !== null) return { faults: [...collected.readingFaults(), quotes] };
  return collected.finish(known);
}
