import type { Cell, Table } from "../../../src/report/tables/tidyTable.ts";

/** The rows of a table as objects: their cells by the names of the columns. */
export function rowsOf({ columns, rows }: Table): Record<string, Cell>[] {
  return Array.from(rows, (row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]!])));
}
