import { createNumberColumn } from "./numberColumn.ts";
import { decimalNumber } from "./writtenNumber.ts";

/** A word of a column, in how many rows it stands, and the line of the first. */
export interface CountedWord {
  readonly word: string;
  readonly rows: number;
  readonly line: number;
}

/** A column of words that grows as rows are read. */
export interface WordColumn {
  push(word: string, line: number): void;
  /** Different words so far. */
  distinct(): number;
  /** In order: as numbers where all are, alphabetically otherwise. */
  words(): CountedWord[];
  /** For each row, what its word stands for. */
  places(of: (word: string) => number): Float64Array;
}

export function createWordColumn(): WordColumn {
  const known = new Map<string, { readonly number: number; rows: number; readonly line: number }>();
  const column = createNumberColumn();
  return {
    push(word, line) {
      let found = known.get(word);
      if (found === undefined) {
        found = { number: known.size, rows: 0, line };
        known.set(word, found);
      }
      found.rows++;
      column.push(found.number);
    },
    distinct: () => known.size,
    words() {
      const words = [...known].map(([word, { rows, line }]) => ({ word, rows, line }));
      const order = byNumberOrWord(words.map(({ word }) => word));
      return words.sort((a, b) => order(a.word, b.word));
    },
    places(of) {
      const standsFor = [...known.keys()].map(of);
      return column.taken().map((number) => standsFor[number]!);
    },
  };
}

/** Compares words as numbers where all are, alphabetically otherwise. */
export function byNumberOrWord(words: readonly string[]): (a: string, b: string) => number {
  const numbers = new Map(words.map((word) => [word, decimalNumber(word, "point")]));
  if ([...numbers.values()].every((number) => number !== null))
    return (a, b) => numbers.get(a)! - numbers.get(b)!;
  return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
}

/** Words that a person takes for one: the same number, or the same text but for its blanks or its way of coding. */
export function alike(words: readonly CountedWord[]): [CountedWord, CountedWord] | null {
  const seen = new Map<string, CountedWord>();
  for (const each of words) {
    const number = decimalNumber(each.word, "point");
    const name =
      number === null ? each.word.normalize("NFKC").replaceAll(/\s+/g, " ") : `number ${number + 0}`;
    const other = seen.get(name);
    if (other !== undefined) return [other, each];
    seen.set(name, each);
  }
  return null;
}
