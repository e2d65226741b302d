import type { TableColumns } from "./namedTable.ts";

/** Where the head of a table begins, and what separates its cells. */
export interface Head {
  /** Byte and line (from 1): what lies above are blank lines and comments. */
  readonly byte: number;
  readonly line: number;
  readonly separator: Separator;
}

/** One or more blanks or tabs where it is " ". */
export type Separator = "," | ";" | "\t" | " ";

const START = 65_536;

/**
 * The first line that is no comment (# …); or the comment above it, where that has the wanted names instead, as programs
 * write it that take a head for one. The separator is the one by which the line has most of the wanted names; a comma
 * where none has any.
 */
export function headOf(bytes: Uint8Array, wanted: TableColumns): Head {
  const { features, categories = [], label, subset } = wanted;
  return headAmong(bytes, new Set([...features, ...categories, label, ...(subset === null ? [] : [subset])]));
}

/** Names of columns, however many ways there are to write them; a comment is a head that has so many of them. */
export interface HeadNames {
  has(cell: string): boolean;
  readonly size: number;
}

/** The same of names that are known otherwise than to the letter. */
export function headAmong(bytes: Uint8Array, names: HeadNames): Head {
  const mark = markBytes(bytes);
  const start = new TextDecoder().decode(bytes.subarray(mark, START));
  let named: Head | null = null;
  let line = 0;
  for (const { 0: text, index } of start.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    line++;
    if (text.trim() === "") continue;
    const comment = /^\s*#+\s*/.exec(text)?.[0].length ?? 0;
    const { separator, hits } = separated(text.slice(comment), names);
    const head = {
      byte: mark + new TextEncoder().encode(start.slice(0, index + comment)).length,
      line,
      separator,
    };
    if (comment === 0) return hits === 0 && named !== null ? named : head;
    if (hits >= names.size) named = head;
  }
  return named ?? { byte: mark, line: 1, separator: "," };
}

/** Bytes of a byte-order mark. */
export const markBytes = (bytes: Uint8Array): 0 | 3 =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

const cellsBy: readonly (readonly [Separator, RegExp])[] = [
  [",", /,/],
  [";", /;/],
  ["\t", /\t/],
  [" ", /[ \t]+/],
];

function separated(line: string, names: HeadNames) {
  const hits = cellsBy.map(([separator, pattern]) => ({
    separator,
    hits: line
      .trim()
      .split(pattern)
      .filter((cell) => names.has(cell.trim().replace(/^"|"$/g, ""))).length,
  }));
  return hits.reduce((best, each) => (each.hits > best.hits ? each : best));
}
