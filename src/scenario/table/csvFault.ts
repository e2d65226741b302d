/**
 * What a library says of a text that is no table, in our words and without a word of the text; null for any other error.
 *
 * @param line on which the row begins
 */
export function csvFault(error: unknown, line: number): string | null {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return null;
  const words = wordsOf[error.code];
  const { column } = error as Error & { readonly column?: unknown };
  if (words === undefined) return null;
  const at = typeof column === "number" ? `, column ${column + 1}` : "";
  return `line ${line}${at}: ${words}`;
}

const doubled = 'quotes stand around a whole value, and those within it are doubled ("5"" pipe")';

const wordsOf: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: `a quote within a value; ${doubled}`,
  CSV_INVALID_CLOSING_QUOTE: `text behind a closing quote; ${doubled}`,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: `text behind a closing quote; ${doubled}`,
  CSV_QUOTE_NOT_CLOSED: "a quote that is opened and never closed",
  CSV_MAX_RECORD_SIZE: "a row of more than 1,000,000 bytes; is a quote not closed, or is this no table?",
};
