import { createNumberColumn } from "./numberColumn.ts";
import { numberOf } from "./numberOf.ts";

/** A column of words that grows as rows are read. */
export interface WordColumn {
  push(word: string): void;
  /** Different words so far. */
  distinct(): number;
  /** The words in order, and for each row the place of its word; −1 where it is not among `given`. */
  finish(given: readonly string[] | null): { readonly names: string[]; readonly places: Float64Array };
}

export function createWordColumn(): WordColumn {
  const numbers = new Map<string, number>();
  const of = createNumberColumn();
  return {
    push(word: string) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      of.push(number);
    },
    finish(given) {
      const found = [...numbers.keys()];
      const names = given === null ? found.sort(byNumberOrWord(found)) : [...given];
      const places = [...numbers.keys()].map((word) => names.indexOf(word));
      return { names, places: of.taken().map((number) => places[number]!) };
    },
    distinct: () => numbers.size,
  };
}

function byNumberOrWord(words: readonly string[]): (a: string, b: string) => number {
  if (words.every((word) => numberOf(word, false) !== null)) return (a, b) => Number(a) - Number(b);
  return (a, b) => (a < b ? -1 : 1);
}
