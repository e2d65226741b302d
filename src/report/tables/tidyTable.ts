import type { ReportInput } from "../reportInput.ts";

/**
 * A tidy table: one column per quantity, in documented units, rows in plan order. Rows are made as they are asked for,
 * anew every time, so that a table of many runs is never in memory whole.
 */
export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** Each a cell for every column, in their order. */
  readonly rows: Iterable<readonly Cell[]>;
  /** Small tables are written as CSV, too. */
  readonly csv: boolean;
}

export interface Column {
  readonly name: string;
  readonly type: "STRING" | "INT32" | "DOUBLE";
  readonly description: string;
}

/** Numbers that are not finite have no place in a table: they are null. */
export type Cell = string | number | null;

/** Type, what it is, and how it is read where a row stands. */
export type ColumnOf<Place> = readonly [Column["type"], string, (place: Place) => Cell];

/** What a table is of, and where its rows stand within an item (a run). */
interface TableOf<Item, Place> {
  readonly name: string;
  readonly description: string;
  /** False unless it is said to be small. */
  readonly csv?: boolean;
  places(item: Item): Iterable<Place>;
}

type Columns<Place> = Readonly<Record<string, ColumnOf<Place>>>;

export type MakeTable = (input: ReportInput) => Table;

/** A table of every run; then its columns, each for what is read where a row stands. */
export const ofRuns =
  <Place>(table: TableOf<ReportInput["runs"][number], Place>) =>
  (columns: Columns<Place>): MakeTable =>
  ({ runs }) =>
    tableOf(table, columns, runs);

/** A table of the runs that the report details. */
export const ofDetails =
  <Place>(table: TableOf<ReportInput["details"][number], Place>) =>
  (columns: Columns<Place>): MakeTable =>
  ({ details }) =>
    tableOf(table, columns, details);

/** The columns that say which run a row is of come first. */
function tableOf<Item extends { readonly variant: string; readonly seed: number }, Place>(
  { name, description, csv = false, places }: TableOf<Item, Place>,
  columns: Columns<Place>,
  items: Iterable<Item>,
): Table {
  const read = Object.entries(columns);
  const cells = read.map(([, [, , cell]]) => cell);
  return {
    name,
    description,
    csv,
    columns: [
      { name: "variant", type: "STRING", description: "variant of the scenario" },
      { name: "seed", type: "INT32", description: "seed; equal seeds are twins" },
      ...read.map(([column, [type, about]]) => ({ name: column, type, description: about })),
    ],
    rows: {
      *[Symbol.iterator]() {
        for (const item of items)
          for (const place of places(item)) {
            const row: Cell[] = [item.variant, item.seed];
            for (const cell of cells) row.push(finite(cell(place)));
            yield row;
          }
      },
    },
  };
}

const finite = (cell: Cell): Cell => (typeof cell === "number" && !Number.isFinite(cell) ? null : cell);
