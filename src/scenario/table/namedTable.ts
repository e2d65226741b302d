import type { Table } from "../../flowers/table.ts";

/** What a scenario wants of a table. */
export interface TableColumns {
  readonly features: readonly string[];
  readonly label: string;
  readonly subset: string | null;
}

/** A table with the words that its classes and subsets have in the file. */
export interface NamedTable extends Table {
  readonly classNames: readonly string[];
  readonly subsetNames: readonly string[];
}

/** Words of another table, by which a table to test on is read. */
export type KnownNames = Pick<NamedTable, "classNames" | "subsetNames">;
