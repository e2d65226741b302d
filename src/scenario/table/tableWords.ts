import { subsetNames } from "../../flowers/dataset.ts";
import { nearest } from "../suggestion.ts";
import { visible } from "../visible.ts";
import { atMost, limits } from "../vocabulary/limits.ts";
import type { SubsetGroups } from "./namedTable.ts";
import { and } from "./tableFaultWords.ts";
import { alike, type CountedWord, type WordColumn } from "./wordColumn.ts";
import { decimalNumber } from "./writtenNumber.ts";

/*
 * What can be wrong with the words of a column of classes, subsets or categories, with the words and their rows.
 */

const LISTED = 8;

/** Two words that are one to a reader. */
export function alikeFaults(column: string, words: readonly CountedWord[]): string[] {
  const pair = alike(words);
  if (pair === null) return [];
  const [one, other] = pair.map(
    (each) => `${quotedWord(each.word)} (${counted(each.rows)}, first in line ${each.line})`,
  );
  return [
    `column ${visible(column, 60)}: ${one} and ${other} are read as two words; write one of them throughout`,
  ];
}

export function classFaults(column: string, words: WordColumn, rows: number): string[] {
  const found = words.words();
  const inColumn = `in column ${visible(column, 60)}`;
  const many = found.length > limits.classes;
  if (isMeasured(found, rows, many))
    return [
      `column ${visible(column, 60)} holds ${many ? `more than ${limits.classes}` : found.length} different numbers in ${counted(rows)}, as measurements do: the lab tells classes apart and learns no measured target (regression) yet; cut it into classes, in a column of words such as low and high`,
    ];
  if (many) return [`expected ${atMost("classes", "classes")} ${inColumn}; got more`];
  if (found.length < 2) return [`expected at least 2 classes ${inColumn}; got 1: ${listed(found)}`];
  return alikeFaults(column, found);
}

/** More numbers than there are classes of anything, with decimals among them or most of them in a row of its own. */
function isMeasured(words: readonly CountedWord[], rows: number, many: boolean): boolean {
  const numbers = words.map(({ word }) => decimalNumber(word, "point"));
  if (numbers.some((number) => number === null)) return false;
  const fractions = numbers.some((number) => !Number.isInteger(number));
  return many || (words.length > 10 && (fractions || words.length > rows / 2));
}

export function subsetFaults(
  column: string,
  words: WordColumn,
  groups: SubsetGroups | null,
  most: number,
): string[] {
  const found = words.words();
  const inColumn = `in column ${visible(column, 60)}`;
  if (found.length > limits.classes)
    return [`expected ${subsetsUpTo(most)} ${inColumn}; got more than ${limits.classes} words`];
  const twice = alikeFaults(column, found);
  if (twice.length > 0) return twice;
  if (groups === null) {
    if (found.length >= 2 && found.length <= most) return [];
    const example =
      found.length > most ? `; put them into groups, such as ${groupExample(column, found)}` : "";
    return [`expected ${subsetsUpTo(most)} ${inColumn}; got ${found.length}: ${listed(found)}${example}`];
  }
  const names = found.map(({ word }) => word);
  const grouped = groups.flat();
  const absent = grouped.filter((word) => !names.includes(word));
  const left = found.filter(({ word }) => !grouped.includes(word));
  return [
    ...absent.map((word) => {
      const near = nearest(word, names);
      return `column ${visible(column, 60)} has no word ${quotedWord(word)}${near === null ? "" : ` (did you mean ${visible(near, 60)}?)`}; it has ${listed(found)}`;
    }),
    ...(left.length === 0
      ? []
      : [
          `column ${visible(column, 60)} has words that none of ${subsetNames.slice(0, groups.length).join(", ")} names: ${listed(left)}`,
        ]),
  ];
}

/** Words of a table to test on that the training table has not. */
export function unknownWords(
  column: string,
  what: "classes" | "subsets" | "words",
  words: WordColumn,
  known: readonly string[],
): string[] {
  const strange = words.words().filter(({ word }) => !known.includes(word));
  if (strange.length === 0) return [];
  const first = strange
    .slice(0, LISTED)
    .map(({ word, rows, line }) => `${visible(word, 60)} (${counted(rows)}, first in line ${line})`);
  return [
    `column ${visible(column, 60)} has ${what} that the training table has not: ${first.join(", ")}${and(strange.length - LISTED, "more", ", ")}; that one has ${known
      .slice(0, LISTED)
      .map((word) => visible(word, 60))
      .join(", ")}${and(known.length - LISTED, "more", ", ")}`,
  ];
}

function subsetsUpTo(most: number): string {
  return most === 2 ? "2 subsets" : `2 to ${most} subsets`;
}

function groupExample(column: string, words: readonly CountedWord[]): string {
  const [first, ...others] = words.map(({ word }) => flowText(word));
  const rest = others.length > 4 ? [...others.slice(0, 4), "…"] : others;
  return `subset: { column: ${flowText(column)}, A: [${first}], B: [${rest.join(", ")}] }`;
}

/** "h0 (41 rows), h1 (39 rows)" */
function listed(words: readonly CountedWord[]): string {
  const first = words.slice(0, LISTED).map(({ word, rows }) => `${visible(word, 60)} (${counted(rows)})`);
  return `${first.join(", ")}${and(words.length - LISTED, "more", ", ")}`;
}

const counted = (rows: number) => (rows === 1 ? "1 row" : `${rows} rows`);
const quotedWord = (word: string) => `"${visible(word, 60)}"`;

/** A word as YAML takes it for a text within [ ] or { }. */
function flowText(word: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(word) && !/^(true|false|null|yes|no|on|off)$/i.test(word)
    ? word
    : JSON.stringify(visible(word, 60));
}
