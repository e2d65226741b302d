import type { Cell, Table } from "../../../src/report/tables/tidyTable.ts";

/** The rows of a table as objects: their cells by the names of the columns. */
export function rowsOf({ columns, parts }: Table): Record<string, Cell>[] {
  return Array.from(parts).flatMap((part) =>
    Array.from(part[0]!, (_, row) =>
      Object.fromEntries(columns.map(({ name }, index) => [name, cellOf(part[index]![row]!)])),
    ),
  );
}

const cellOf = (cell: Cell): Cell => (Number.isNaN(cell) ? null : cell);
