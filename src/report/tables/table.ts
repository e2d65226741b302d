/** A tidy table: one column per quantity, in documented units, rows in plan order. */
export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Small tables are written as CSV, too. */
  readonly csv: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: "STRING" | "INT32" | "DOUBLE";
  readonly description: string;
  readonly data: readonly (string | number | null)[];
}

type Cell = string | number | null;

/** Builds a table row by row: columns are declared once, with type and description. */
export function tableOf<Row extends Record<string, Cell>>(
  name: string,
  description: string,
  columns: { readonly [Name in keyof Row & string]: readonly [Column["type"], string] },
  rows: readonly Row[],
  { csv }: { readonly csv: boolean },
): Table {
  return {
    name,
    description,
    csv,
    columns: Object.entries(columns).map(([column, [type, about]]) => ({
      name: column,
      type,
      description: about,
      data: rows.map((row) => finiteOrNull(row[column]!)),
    })),
  };
}

/** Numbers that are not finite have no place in a table: they are null. */
const finiteOrNull = (cell: Cell) => (typeof cell === "number" && !Number.isFinite(cell) ? null : cell);
