import type { Table, TableSplitSettings } from "../flowers/table.ts";
import type { FieldWindow } from "../tracking/meters/decisionFields.ts";

/** Data that a reader painted or brought, by content: neither address nor path leads to them. */
export interface OwnData {
  /** What its file is called beside a scenario. */
  readonly file: string;
  /** Two classes, and two subsets or none. */
  readonly table: Table;
  readonly label: string;
  readonly subset: string | null;
  /** Words of the classes 0 and 1, in the order in which a scenario numbers them. */
  readonly classNames: readonly string[];
  /** What subset A and B are called; none without the subset column. */
  readonly subsetNames: readonly string[];
  readonly standardize: boolean;
  /** The plane that was painted on; null where it follows from the data. */
  readonly window: FieldWindow | null;
}

/** As a scenario divides a table, but for fewer rows: a frame looks at all of them. */
export const ownSplit: TableSplitSettings = { most: 6000, test: 0.2, probe: 0.1 };

/** The table as a file, from which the same numbers are read; its words are the reader's, by which the scenario names them. */
export function ownCsv({ table, label, subset, classNames, subsetNames }: OwnData): string {
  const { featureNames, size, features, labels, subsets } = table;
  const head = [...featureNames, label, ...(subset === null ? [] : [subset])];
  const lines = [head.map(quoted).join(",")];
  for (let row = 0; row < size; row++) {
    const cells = featureNames.map((_, feature) => String(features.values[feature * features.stride + row]!));
    cells.push(quoted(classNames[labels[row]!]!));
    if (subsets !== null) cells.push(quoted(subsetNames[subsets[row]!]!));
    lines.push(cells.join(","));
  }
  return `${lines.join("\n")}\n`;
}

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
