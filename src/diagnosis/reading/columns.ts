import { nearest } from "../../scenario/suggestion.ts";
import type { HeadNames } from "../../scenario/table/head.ts";
import { visible } from "../../scenario/visible.ts";
import { plainWord } from "../../scenario/vocabulary/synonyms.ts";

/** What a column of a table of statistics holds, and what the libraries call it. */
interface ColumnWords {
  readonly required: boolean;
  /** Beside its own name, without case, blanks, hyphens and underscores. */
  readonly alsoCalled: readonly string[];
}

const required = (...alsoCalled: string[]): ColumnWords => ({ required: true, alsoCalled });
const optional = (...alsoCalled: string[]): ColumnWords => ({ required: false, alsoCalled });

const columns = {
  layer: required("module", "layername"),
  unit: required("channel", "feature", "neuron"),
  runningMean: required("movingmean", "emamean"),
  runningVariance: required("runningvar", "movingvariance", "movingvar", "emavar", "emavariance"),
  batchMean: required(),
  batchVariance: required("batchvar"),
  batchSize: required("m"),
  populationMean: optional("inferencemean", "evalmean", "testmean"),
  populationVariance: optional(
    ...["populationvar", "inferencevariance", "inferencevar", "evalvariance", "evalvar"],
    ...["testvariance", "testvar"],
  ),
  subset: optional("domain", "group"),
  momentum: optional(),
  momentumConvention: optional("convention"),
  updates: optional("numbatchestracked", "batchestracked"),
  epsilon: optional("eps"),
  mode: optional(),
} as const satisfies Record<string, ColumnWords>;

export type ColumnName = keyof typeof columns;
const columnNames = Object.keys(columns) as ColumnName[];

const spelled = new Map<string, ColumnName>(
  columnNames.flatMap((name) =>
    [plainWord(name), ...columns[name].alsoCalled].map((word) => [word, name] as const),
  ),
);

/** Column that a cell of the head means; null where it means none. */
const columnOf = (cell: string): ColumnName | null => spelled.get(plainWord(cell.trim())) ?? null;

/** Names that heads are known by. */
export const headNames: HeadNames = {
  has: (cell) => columnOf(cell) !== null,
  size: columnNames.filter((name) => columns[name].required).length,
};

/** A fault of the head: in which of its cells (from 1). */
interface HeadFault {
  readonly column: number;
  readonly path: string;
  readonly message: string;
}

/** Where each column stands, names that are nobody's, and what is wrong. */
export interface ReadHead {
  readonly at: ReadonlyMap<ColumnName, number>;
  readonly ignored: readonly string[];
  readonly faults: readonly HeadFault[];
}

/** A name that is nearly one of a column that is not there is taken for a slip; any other that is unknown is left alone. */
export function readHead(cells: readonly string[]): ReadHead {
  const at = new Map<ColumnName, number>();
  const faults: HeadFault[] = [];
  const ignored: string[] = [];
  const unknown: number[] = [];
  cells.forEach((cell, index) => {
    const name = columnOf(cell);
    if (name === null) unknown.push(index);
    else if (at.has(name))
      faults.push({
        column: index + 1,
        path: name,
        message: `expected each column once; got ${quotedCell(cell)} after ${quotedCell(cells[at.get(name)!]!)} in column ${at.get(name)! + 1}`,
      });
    else at.set(name, index);
  });
  if (at.size === 0)
    return {
      ...{ at, ignored },
      faults: [
        {
          column: 1,
          path: "",
          message: `${neededWords()} as a head of column names; got ${visible(cells.map((cell) => cell.trim()).join(", "), 60)}`,
        },
      ],
    };
  const meant = new Set<ColumnName>();
  for (const index of unknown) {
    const absent = columnNames.filter((name) => !at.has(name) && !meant.has(name));
    const near = nearest(cells[index]!.trim(), absent) as ColumnName | null;
    if (near === null) {
      ignored.push(cells[index]!.trim());
      continue;
    }
    meant.add(near);
    faults.push({
      column: index + 1,
      path: visible(cells[index]!.trim(), 60),
      message: `unknown column (did you mean ${near}?)`,
    });
  }
  for (const name of columnNames)
    if (!at.has(name) && !meant.has(name) && isNeeded(name, at))
      faults.push({ column: 1, path: name, message: `no such column; ${neededWords(name)}` });
  return { at, ignored, faults };
}

function isNeeded(name: ColumnName, at: ReadonlyMap<ColumnName, number>): boolean {
  if (columns[name].required) return true;
  if (name === "populationMean") return at.has("populationVariance");
  return name === "populationVariance" && at.has("populationMean");
}

function neededWords(name: ColumnName = "layer"): string {
  if (!columns[name].required) return "populationMean and populationVariance go together";
  const needed = columnNames.filter((each) => columns[each].required);
  return `expected ${needed.join(", ")}`;
}

const quotedCell = (cell: string) => `"${visible(cell.trim(), 60)}"`;
