/**
 * A tidy table: one column per quantity, in documented units, rows in plan order. Rows are made as they are asked for,
 * anew every time, so that a table of many runs is never in memory whole.
 */
export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<Readonly<Record<string, Cell>>>;
  /** Small tables are written as CSV, too. */
  readonly csv: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: "STRING" | "INT32" | "DOUBLE";
  readonly description: string;
}

export type Cell = string | number | null;

/** A table from its rows: columns are declared once, with type and description. */
export function tableOf<Row extends Record<string, Cell>>(
  name: string,
  description: string,
  columns: { readonly [Name in keyof Row & string]: readonly [Column["type"], string] },
  rows: Iterable<Row>,
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
    })),
    rows,
  };
}

/** The rows of one item (a run) after another, each item's made when they are asked for. */
export function rowsOfEach<Item, Row>(
  items: Iterable<Item>,
  rowsOf: (item: Item) => readonly Row[],
): Iterable<Row> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield* rowsOf(item);
    },
  };
}

/** What stands in a column: numbers that are not finite have no place in a table, they are null. */
export function cellOf(row: Readonly<Record<string, Cell>>, column: string): Cell {
  const cell = row[column]!;
  return typeof cell === "number" && !Number.isFinite(cell) ? null : cell;
}
