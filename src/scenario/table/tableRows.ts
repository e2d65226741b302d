import { parse } from "csv-parse/sync";
import { csvFault } from "./csvFault.ts";
import type { Head } from "./head.ts";

interface RowsWanted {
  /** No more rows than these, the head among them. */
  readonly most?: number;
  /** @param line on which the row begins, from 1 */
  told(cells: string[], line: number): void;
}

/**
 * Rows of a table from its head on, one after the other; empty lines are no rows. What is wrong with a quote, in our words and
 * with the line on which its row begins, or null.
 *
 * Differs  the library counts a line end of two bytes within quotes as two lines; here lines are counted in the text
 */
export function readRows(
  bytes: Uint8Array,
  { byte, line, separator }: Head,
  { most = Number.POSITIVE_INFINITY, told }: RowsWanted,
): string | null {
  const text = bytes.subarray(byte);
  const lines = createLineCount(text, line);
  /** Behind the last row that was told. */
  let end = 0;
  const lineOfNext = () => {
    while (text[end] === CR || text[end] === LF) end++;
    return lines.at(end);
  };
  try {
    parse(text as Buffer, {
      delimiter: separator === " " ? [" ", "\t"] : separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      ...(Number.isFinite(most) ? { to: most } : {}),
      on_record(cells: string[], info) {
        const begins = lineOfNext();
        end = info.bytes;
        told(separator === " " ? cells.filter((cell) => cell !== "") : cells, begins);
        return null;
      },
    });
  } catch (error) {
    const words = csvFault(error, lineOfNext());
    if (words === null) throw error;
    return words;
  }
  return null;
}

const LF = 10;
const CR = 13;

/** Lines of a text whose places are asked for in order. */
function createLineCount(text: Uint8Array, first: number) {
  let line = first;
  let counted = 0;
  return {
    /** The line on which a byte stands. */
    at(byte: number): number {
      for (; counted < byte; counted++)
        if (text[counted] === LF || (text[counted] === CR && text[counted + 1] !== LF)) line++;
      return line;
    },
  };
}
