import { csvFault } from "../scenario/table/csvFault.ts";
import type { Separator } from "../scenario/table/head.ts";

/**
 * The records of a text in which values are separated, one after the other, with the line on which each ends: as the command
 * line reads them, in a page. Empty lines are no records; what is wrong with a quote, in the command line's words, or null.
 *
 * @param from   where the first record begins, on that line (from 1)
 * @param told   of each record; it says whether to go on
 */
export function readRecords(
  text: string,
  separator: Separator,
  from: { readonly at: number; readonly line: number },
  told: (cells: string[], line: number) => boolean,
): string | null {
  const isSeparator = (character: string) =>
    separator === " " ? character === " " || character === "\t" : character === separator;
  const between = separator === " " ? /[ \t]+/ : separator;
  let { at, line } = from;

  const fault = (code: string, column?: number) => {
    const error = new Error(code);
    return csvFault(
      Object.assign(error, { code, lines: line, ...(column === undefined ? {} : { column }) }),
      0,
    );
  };

  function quotedRecord(): string[] | string | null {
    const cells: string[] = [];
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        for (at++; ; at++) {
          if (at >= text.length) return fault("CSV_QUOTE_NOT_CLOSED", cells.length);
          if (text[at] === '"' && text[at + 1] === '"') at++;
          else if (text[at] === '"') break;
          if (text[at] === "\n" && at + 1 < text.length) line++;
          cell += text[at];
        }
        at++;
        if (at < text.length && !isEnd(text[at]!) && !isSeparator(text[at]!))
          return fault("CSV_INVALID_CLOSING_QUOTE", cells.length);
      } else
        for (; at < text.length && !isEnd(text[at]!) && !isSeparator(text[at]!); at++) {
          if (text[at] === '"') return fault("INVALID_OPENING_QUOTE", cells.length);
          cell += text[at];
        }
      cells.push(cell);
      if (at >= text.length || isEnd(text[at]!)) return cells;
      at++;
    }
  }

  while (at < text.length) {
    const end = endOfLine(text, at);
    let cells: string[] | string | null = null;
    if (end > at) {
      const plain = text.slice(at, end);
      if (plain.includes('"')) cells = quotedRecord();
      else {
        cells = plain.split(between);
        at = end;
      }
      if (!Array.isArray(cells)) return cells;
      if (!told(separator === " " ? cells.filter((cell) => cell !== "") : cells, line)) return null;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line++;
  }
  return null;
}

const isEnd = (character: string) => character === "\n" || character === "\r";

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  return end;
}
