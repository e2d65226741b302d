import type { ReportInput } from "../reportInput.ts";

/**
 * A tidy table: one column per quantity, in documented units, rows in plan order. Its parts are made as they are asked for,
 * anew every time, so that a table of many runs is never in memory whole.
 */
export interface Table {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  /** The rows of a run after those of another; each part of one run, none of them empty. */
  readonly parts: Iterable<TablePart>;
  /** Small tables are written as CSV, too. */
  readonly csv: boolean;
}

/** The cells of every column, in their order, all of the same length. */
type TablePart = readonly CellsOfColumn[];

/** Numbers without an object for each: NaN where there is none. */
export type CellsOfColumn = readonly Cell[] | Float64Array;

/** The same cell so many times. */
export const repeated = (cell: Cell, rows: number): CellsOfColumn =>
  typeof cell === "number" ? new Float64Array(rows).fill(cell) : new Array<Cell>(rows).fill(cell);

export interface Column {
  readonly name: string;
  readonly type: "STRING" | "INT32" | "DOUBLE";
  readonly description: string;
  /** Whether a cell may be null, as any number that is measured may be. */
  readonly gaps: boolean;
}

/** Numbers that are not finite have no place in a table: they are null. */
export type Cell = string | number | null;

/** Type, what it is, and how it is read where a row stands; and whether it may be null, where it is no measured number. */
export type ColumnOf<Place> =
  | readonly ["STRING", string, (place: Place) => string]
  | readonly ["INT32", string, (place: Place) => number]
  | readonly ["STRING" | "INT32", string, (place: Place) => Cell, "or none"]
  | readonly ["DOUBLE", string, (place: Place) => Cell];

/** What a table is of, and where its rows stand within an item (a run). */
interface TableOf<Item, Place> {
  readonly name: string;
  readonly description: string;
  /** False unless it is said to be small. */
  readonly csv?: boolean;
  places(item: Item): Iterable<Place>;
}

type Columns<Place> = Readonly<Record<string, ColumnOf<Place>>>;

/** The runs that tables are made of. */
export type TabledRuns = Pick<ReportInput, "runs" | "details">;

export type MakeTable = (runs: TabledRuns) => Table;

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
  return {
    name,
    description,
    csv,
    columns: [
      { name: "variant", type: "STRING", description: "variant of the scenario", gaps: false },
      { name: "seed", type: "INT32", description: "seed; equal seeds are twins", gaps: false },
      ...read.map(([column, [type, about, , gaps]]) => ({
        name: column,
        type,
        description: about,
        gaps: type === "DOUBLE" || gaps === "or none",
      })),
    ],
    parts: {
      *[Symbol.iterator]() {
        for (const item of items) {
          const at = Array.from(places(item));
          if (at.length === 0) continue;
          const common = [item.variant, item.seed].map((cell) => repeated(cell, at.length));
          yield [
            ...common,
            ...read.map(([, [type, , cell]]) => (type === "STRING" ? at.map(cell) : numbersAt(at, cell))),
          ];
        }
      },
    },
  };
}

function numbersAt<Place>(at: readonly Place[], cell: (place: Place) => Cell): Float64Array {
  const numbers = new Float64Array(at.length);
  for (let row = 0; row < at.length; row++) {
    const number = cell(at[row]!);
    numbers[row] = typeof number === "number" && Number.isFinite(number) ? number : Number.NaN;
  }
  return numbers;
}
