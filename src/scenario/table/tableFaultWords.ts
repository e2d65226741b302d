import { nearest } from "../suggestion.ts";
import { visible } from "../visible.ts";

const NAMED_COLUMNS = 12;
const missing = new Set(["", "na", "n/a", "nan", "null", "none", "?", "-"]);

/** Whether a cell says that its value is not known. */
export function isMissing(cell: string): boolean {
  return missing.has(cell.trim().toLowerCase());
}

/** A column of the head, by number and name. */
function placeOf(line: number, column: number, name: string): string {
  return `line ${line}, column ${column} (${visible(name, 60)})`;
}

export function missingValue(line: number, column: number, name: string): string {
  return `${placeOf(line, column, name)}: the value is missing; fill it in, or leave the row out`;
}

export function noColumn(name: string, head: readonly string[]): string {
  const near = nearest(name, head);
  const hint = near === null ? "" : ` (did you mean ${visible(near, 60)}?)`;
  const shown = head.slice(0, NAMED_COLUMNS).map((each) => visible(each, 60));
  const rest = head.length > NAMED_COLUMNS ? ", …" : "";
  return `line 1: no column named ${visible(name, 60)}${hint}; there are ${shown.join(", ")}${rest}`;
}

export function noNumber(line: number, column: number, name: string, cell: string): string {
  if (isMissing(cell)) return missingValue(line, column, name);
  return `${placeOf(line, column, name)}: expected a number; got "${visible(cell, 60)}"`;
}
