import type { Table } from "../../flowers/table.ts";
import type { DecimalMark } from "./writtenNumber.ts";

/** What a scenario wants of a table. */
export interface TableColumns {
  /** Columns of numbers. */
  readonly features: readonly string[];
  /** Columns of words, each of which becomes a feature that is 1 or 0. */
  readonly categories?: readonly string[];
  /** Column of the classes, or of the measured target. */
  readonly label: string;
  /** Whether that is a column of numbers to be learned as they are (false). */
  readonly isMeasured?: boolean;
  readonly subset: string | null;
  /** Words of the subset column that are subset A, B, and so on; without them each word is a subset. */
  readonly groups?: SubsetGroups | null;
  /** The mark before decimals; null: as the cells of a column tell. */
  readonly decimal?: DecimalMark | null;
  /** What becomes of rows without one of the wanted values (refuse). */
  readonly missing?: Refusal;
  /** What becomes of lines below the head that begin with # (refuse, where not all do). */
  readonly comments?: Refusal;
}

export type SubsetGroups = readonly (readonly string[])[];

type Refusal = "refuse" | "leave-out";

/** A table with the words that its classes and subsets have in the file. */
export interface NamedTable extends Table {
  readonly classNames: readonly string[];
  /** What subset A, B, … are called; none without a subset column. */
  readonly subsetNames: readonly string[];
  /** Words of each column of categories. */
  readonly categoryNames: readonly (readonly string[])[];
  readonly leftOut: LeftOut;
}

/** Rows that were left out because a wanted value is missing, and in how many of all rows each column misses one. */
export interface LeftOut {
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly missing: number;
    /** How the file writes it: "", "NA", … */
    readonly words: readonly string[];
  }[];
}

/** What is wrong with a table: as many messages as a person wants to read, each with its line. */
export interface TableFaults {
  readonly faults: readonly string[];
}

/** Words of another table, by which a table to test on is read. */
export type KnownNames = Pick<NamedTable, "classNames" | "subsetNames" | "categoryNames">;
