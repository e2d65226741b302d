import { decimalExponent } from "../elementary/decimalExponent.ts";
import { fixed, percentWords } from "../findings/numberWords.ts";

/** A number for a reader: about three significant digits, a real minus sign, thousands set apart. */
export function plainNumber(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (value === Number.POSITIVE_INFINITY) return "∞";
  if (value === Number.NEGATIVE_INFINITY) return "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return scientific(value, digits);
  if (Number.isInteger(value) || decimalExponent(size) >= digits) return fixed(value, 0);
  return fixed(value, Math.max(0, digits - 1 - decimalExponent(size)));
}

/** A share as a percentage. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return "–";
  return percentWords(share, 1).replace(/\.0(?=\D)/, "");
}

/** A p value. */
export function probability(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${plainNumber(Math.min(1, p), 2)}`;
}

/** 1 run, 2 runs. */
export function counted(count: number, noun: string): string {
  return `${fixed(count, 0)} ${noun}${count === 1 ? "" : "s"}`;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 6.2·10⁻⁶. */
function scientific(value: number, digits: number): string {
  const [mantissa, power] = value.toExponential(Math.max(0, digits - 1)).split("e") as [string, string];
  const raised = [...power.replace("+", "")].map((sign) => (sign === "-" ? "⁻" : superscripts[Number(sign)]));
  return `${mantissa.replace("-", "−")}·10${raised.join("")}`;
}

/** Wall-clock time as a person says it: "less than a second", "24 seconds", "3 minutes". */
export function duration(seconds: number): string {
  if (seconds < 1) return "less than a second";
  return seconds < 120 ? counted(Math.round(seconds), "second") : counted(Math.round(seconds / 60), "minute");
}
