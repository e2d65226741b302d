/** The mark before the decimals of a number. */
export const decimalMarks = ["point", "comma"] as const;
export type DecimalMark = (typeof decimalMarks)[number];

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const grouped = /^([+-]?[1-9]\d{0,2})(?:([.,'’ \u00a0\u2009\u202f])\d{3})(?:\2\d{3})*(?:([.,])\d+)?$/;
const oneGroup = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The number that a text holds, decimals behind the given mark and thousands not set apart; null where it holds none that
 * is finite, or where so small a number is written that only 0 could stand for it.
 */
export function decimalNumber(text: string, mark: DecimalMark): number | null {
  let written = withHyphen(text);
  if (mark === "comma") {
    if (written.includes(".")) return null;
    written = written.replace(",", ".");
  }
  if (!decimal.test(written)) return null;
  const number = Number(written);
  if (number === 0) return /^[^e]*[1-9]/i.test(written) ? null : number;
  return Number.isFinite(number) ? number : null;
}

/**
 * The number that a text holds whose thousands are set apart, by the other mark, blanks or apostrophes: 1.065,5 where the
 * comma is the decimal mark. Groups have three digits each, and one sign sets all of them apart.
 */
export function groupedNumber(text: string, mark: DecimalMark): number | null {
  const written = withHyphen(text);
  const [, , separator, decimals] = grouped.exec(written) ?? [];
  const own = mark === "point" ? "." : ",";
  if (separator === undefined || separator === own || (decimals !== undefined && decimals !== own))
    return null;
  return decimalNumber(written.replaceAll(separator, ""), mark);
}

/** Whether the only mark of a number may as well set thousands apart: 1.065, but neither 0.065 nor 1.06. */
export function mayBeThousands(text: string): boolean {
  return oneGroup.test(withHyphen(text));
}

/** The same with the hyphen that a program reads as a minus in place of the minus of typography. */
const withHyphen = (text: string) => text.replace(/^\u2212/, "-").replace(/e\u2212/i, "e-");

const number = "[+\\-\\u2212]?[\\d.,'’ \\u00a0\\u2009\\u202f]*\\d[.,]?";
const oddities: readonly (readonly [form: RegExp, advice: string])[] = [
  [/^\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ].*)?$/, "a date; write a number, such as days since a day"],
  [/^\d{1,2}:\d{2}(:\d{2}.*)?$/, "a time; write a number, such as minutes since midnight"],
  [new RegExp(`^${number}\\s*[%‰]$`), "a percent sign; write the number alone, in every row"],
  [grouped, "thousands set apart; write 1065, or say in data.decimal which mark stands before decimals"],
  [/^[+\-\u2212]?[\d.,]+e[+\-\u2212]?\d+$/i, "beyond the numbers of 64 bits"],
  [/^[+\-\u2212]?\d*,\d+$/, "a decimal comma; say decimal: comma under data"],
  [
    new RegExp(`^(${number}\\s*(?!e[+-]?\\d|x)[\\p{L}°$€£¥µ].*|[$€£¥]\\s*${number})$`, "u"),
    "a unit; write the number alone",
  ],
];

/** What stands in a cell that is nearly a number, and what to write instead; null where it is none at all. */
export function nearlyNumber(text: string): string | null {
  return text.length > 40 ? null : (oddities.find(([form]) => form.test(text))?.[1] ?? null);
}
