import { quoted } from "../scenario/visible.ts";
import { decimalsOf } from "./decimals.ts";

/** A number as somebody wrote it into a field, or what is wrong with it. */
export type OwnNumber = { readonly value: number; readonly decimals: number } | { readonly fault: string };

const MOST_CHARACTERS = 40;

/**
 * One number in a field of its own: with a decimal point or a decimal comma, since nothing else can stand beside it; digits are
 * not set apart, and nothing is divided out.
 *
 * @example
 *   readNumber(" −1,250 ") // { value: -1.25, decimals: 3 }
 *   readNumber("5e-2") // { value: 0.05, decimals: 2 }
 *   "fault" in readNumber("29/40") // true
 */
export function readNumber(text: string): OwnNumber {
  const written = text.trim();
  const plain = written
    .replace(/^[−–]/, "-")
    .replace(/^([-+])\s+/, "$1")
    .replace(/(e)−/i, "$1-")
    .replace(",", ".");
  const value = Number(plain);
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) && written.length <= MOST_CHARACTERS)
    if (Number.isFinite(value)) return { value, decimals: decimalsOf(plain) };
  return { fault: `${expected(written)}; got ${quoted(written)}` };
}

function expected(written: string): string {
  if (/\d\s*\/\s*\d/.test(written)) return "expected a decimal number, the fraction divided out";
  if (/\d\s+[-−+]?\.?\d|;/.test(written)) return "expected one number in each field, without spaces inside";
  if (/[.,].*[.,]/.test(written))
    return "expected a single decimal point or comma, and nothing between thousands";
  return "expected a number such as 0.725 or −1.25";
}
