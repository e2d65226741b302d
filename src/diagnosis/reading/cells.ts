import type { Separator } from "../../scenario/table/head.ts";
import { isMissing } from "../../scenario/table/tableFaultWords.ts";
import { decimalNumber } from "../../scenario/table/writtenNumber.ts";
import { quoted } from "../../scenario/visible.ts";

/** A number of a cell, or what was expected instead. */
export type ReadCell = { readonly value: number } | { readonly fault: string };

/** What numbers of a column may be. */
export interface NumberKind {
  /** "a number", "a variance, at least 0". */
  readonly expected: string;
  isRight(value: number): boolean;
}

/** Squares of larger numbers cannot be summed. */
const MOST = 1e100;

export const numberKinds = {
  number: { expected: "a number", isRight: (value) => Math.abs(value) <= MOST },
  variance: { expected: "a variance, at least 0", isRight: (value) => value >= 0 && value <= MOST },
  count: {
    expected: "a whole number, at least 1",
    isRight: (value) => Number.isInteger(value) && value >= 1 && value <= 1e9,
  },
  countOrNone: {
    expected: "a whole number, at least 0",
    isRight: (value) => Number.isInteger(value) && value >= 0 && value <= 1e15,
  },
  share: { expected: "a number from 0 to 1", isRight: (value) => value >= 0 && value <= 1 },
  epsilon: { expected: "a number above 0", isRight: (value) => value > 0 && value <= MOST },
} as const satisfies Record<string, NumberKind>;

/** Decimals stand behind a point; behind a comma where commas do not separate cells. */
export function readNumber(cell: string, kind: NumberKind, separator: Separator): ReadCell {
  const text = cell.trim();
  if (isMissing(text))
    return {
      fault: `expected ${kind.expected}; got ${text === "" ? "an empty cell" : quoted(text)} (of a network that diverged there is nothing to tell)`,
    };
  if (/^[+-]?inf(inity)?$/i.test(text))
    return { fault: `expected ${kind.expected}; got ${quoted(text)} (the network diverged)` };
  const value = decimalNumber(text, separator !== "," && text.includes(",") ? "comma" : "point");
  if (value === null) return { fault: `expected ${kind.expected}; got ${quoted(text)}${hint(text)}` };
  return kind.isRight(value) ? { value } : { fault: `expected ${kind.expected}; got ${text}` };
}

function hint(text: string): string {
  if (/^[[(].*[\])]$/.test(text)) return " (a list; one row per unit and batch)";
  if (/^tensor\(/.test(text)) return " (a tensor; write .item() or .tolist())";
  if (/%$/.test(text)) return " (without the percent sign, as a share of 1)";
  return "";
}
