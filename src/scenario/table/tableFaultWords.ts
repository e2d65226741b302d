import { nearest } from "../suggestion.ts";
import { visible } from "../visible.ts";

const NAMED_COLUMNS = 12;
const missing = new Set(["", "na", "n/a", "#n/a", "<na>", "nan", "null", "none", "?", "-"]);

/** Whether a cell says that its value is not known. */
export function isMissing(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first >= 48 && first <= 57) return false;
  return cell.length < 16 && missing.has(cell.trim().toLowerCase());
}

/** A column of the head, by number and name. */
export function placeOf(line: number, column: number, name: string): string {
  return `line ${line}, column ${column} (${visible(name, 60)})`;
}

/** " and 3 more", or nothing where there are none. */
export function and(count: number, more: string, before = " ", after = ""): string {
  return count > 0 ? `${before}and ${count} ${more}${after}` : "";
}

/** The missing values of one column, in one message. */
export function missingValues(
  { line, column, name }: { readonly line: number; readonly column: number; readonly name: string },
  count: number,
  rows: number,
): string {
  const what =
    count === 1 ? "the value is missing" : `${count} of ${rows} values are missing, this the first`;
  return `${placeOf(line, column, name)}: ${what}; fill in what is missing, or say missing: leave-out under data`;
}

export function noColumn(line: number, name: string, head: readonly string[]): string {
  const near = nearest(name, head);
  const hint = near === null ? "" : ` (did you mean ${visible(near, 60)}?)`;
  const shown = head.slice(0, NAMED_COLUMNS).map((each) => visible(each, 60));
  const rest = head.length > NAMED_COLUMNS ? ", …" : "";
  const there = head.length === 0 ? "" : `; there are ${shown.join(", ")}${rest}`;
  return `line ${line}: no column named ${visible(name, 60)}${hint}${there}`;
}
