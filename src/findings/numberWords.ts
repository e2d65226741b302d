import { decimalExponent } from "../elementary/decimalExponent.ts";
import { exp } from "../elementary/exp.ts";
import type { Range } from "./range.ts";

/** Writes a finite number for a reader. */
export type NumberWords = (value: number) => string;

/** Between thousands, and before a percent sign: narrow, and never at the end of a line. */
export const THIN = "\u202f";

/** "1 170", "−0.44": thousands set apart by thin spaces, a typographic minus, no negative zero. */
export function fixed(value: number, decimals: number): string {
  formats[decimals] ??= new Intl.NumberFormat("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  });
  return formats[decimals].format(value).replaceAll(",", THIN).replace("-", "−");
}

/** By their decimals: to make one takes a hundred times as long as to use it. */
const formats: Intl.NumberFormat[] = [];

/** "96 %". */
export const percentWords = (share: number, decimals: number) => `${fixed(100 * share, decimals)}${THIN}%`;

/** How numbers of a unit are written that are compared by their differences. */
export interface ComparedWords {
  readonly value: NumberWords;
  /** Without its unit. */
  readonly difference: NumberWords;
  /** What follows a difference: of percentages, " points". */
  readonly unit: string;
}

/**
 * Numbers that are compared by their differences: all with as many decimals as give the largest difference two digits.
 * Steps have none; shares are percentages, with none or one.
 */
export function comparedWords(unit: string, differences: readonly number[]): ComparedWords {
  const largest = Math.max(0, ...differences.filter(Number.isFinite).map(Math.abs));
  // 0.95 − 0.85 is not below 0.1, though its rounding is.
  const digits = largest === 0 ? 2 : 1 - decimalExponent(largest * (1 + 1e-9));
  if (unit.startsWith("share")) {
    const decimals = Math.min(1, Math.max(0, digits - 2));
    return {
      value: (value) => percentWords(value, decimals),
      difference: (value) => fixed(100 * value, decimals),
      unit: `${THIN}points`,
    };
  }
  const decimals = unit === "steps" ? 0 : Math.min(6, Math.max(0, digits));
  const words: NumberWords = (value) => fixed(value, decimals);
  return { value: words, difference: words, unit: "" };
}

/** A number by itself, with three digits; steps as whole numbers, shares as percentages. */
export function valueWords(unit: string): NumberWords {
  if (unit.startsWith("share")) return (value) => percentWords(value, 0);
  return (value) =>
    fixed(value, unit === "steps" || value === 0 ? 0 : Math.min(6, Math.max(0, 2 - decimalExponent(value))));
}

/** A difference of logarithms as a ratio: "× 0.52", "× 1.25". */
export const ratioWords: NumberWords = (logarithm) => {
  const ratio = exp(logarithm);
  const decimals = ratio >= 1 ? 2 - decimalExponent(ratio) : 1 - decimalExponent(ratio);
  return `× ${fixed(ratio, Math.min(6, Math.max(0, decimals)))}`;
};

/** A number of which a range is known: "−0.44", "at least 0.2", "between 1 and 2", "unbounded", "undetermined". */
export function rangeWords(range: Range, words: NumberWords): string {
  const { low, high } = range;
  if (low === high) return Number.isFinite(low) ? words(low) : "unbounded";
  if (Number.isFinite(low))
    return Number.isFinite(high) ? `between ${words(low)} and ${words(high)}` : `at least ${words(low)}`;
  return Number.isFinite(high) ? `at most ${words(high)}` : "undetermined";
}

/** An interval: "−0.45 to −0.43", "at least 0.2", "unbounded". */
export function intervalWords(interval: Range, words: NumberWords): string {
  const { low, high } = interval;
  if (Number.isFinite(low))
    return Number.isFinite(high) ? `${words(low)} to ${words(high)}` : `at least ${words(low)}`;
  return Number.isFinite(high) ? `at most ${words(high)}` : "unbounded";
}

/** The median of runs: "0.95", "more than 1,500" where most ended at their budget, "divergence" where most diverged. */
export function sideWords(median: Range, words: NumberWords): string {
  const { low, high } = median;
  if (low === high) return Number.isFinite(low) ? words(low) : "divergence";
  if (Number.isFinite(low))
    return Number.isFinite(high) ? `between ${words(low)} and ${words(high)}` : `more than ${words(low)}`;
  return Number.isFinite(high) ? `less than ${words(high)}` : "no known value";
}
