import { THIN } from "../findings/numberWords.ts";

/** Of a formula in prose, at most so many letters a side. */
const SHORT = 7;
const operator = new RegExp(
  `(?<=(?:^|\\s)\\S{1,${SHORT}}) ([=−+×÷±≈<>≤≥]) (?=\\S{1,${SHORT}}(?:\\s|$))`,
  "g",
);

/**
 * Prose whose short formulas, and numbers with their unit, stay on one line: the spaces in them are no-break ones, that before
 * a percent sign is narrow.
 *
 * @example unbroken("by m − 1, in 95 % of 20 seeds") // "by m\u00a0−\u00a01, in 95\u202f% of 20\u00a0seeds"
 */
export function unbroken(text: string): string {
  return text
    .replace(operator, "\u00a0$1\u00a0")
    .replace(/([×±≈<>≤≥]) (?=\d)/g, "$1\u00a0")
    .replace(/(\d) %/g, `$1${THIN}%`)
    .replace(/(\d) (?=(?:seed|step|run|twin|point|claim)s?\b)/g, "$1\u00a0");
}
