import { visibleText } from "../scenario/visible.ts";

/**
 * A cell of a CSV file after RFC 4180, with what would act on a terminal written out. A text that a spreadsheet would take for a formula gets an apostrophe before it;
 * numbers, written as text or not, stay what they are.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (typeof value === "number") return String(value);
  const text = value === null || value === undefined ? "" : visibleText(String(value));
  const isFormula = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && Number.isNaN(Number(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
