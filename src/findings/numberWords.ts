import { decimalExponent } from "../elementary/decimalExponent.ts";
import { exp } from "../elementary/exp.ts";
import type { Range } from "./range.ts";

/** Writes a finite number for a reader. */
export type NumberWords = (value: number) => string;

/** "1,170", "−0.44": thousands with commas, a typographic minus, no negative zero. */
export function fixed(value: number, decimals: number): string {
  const format = new Intl.NumberFormat("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  });
  return format.format(value).replace("-", "−");
}

/**
 * Numbers that are compared by their differences: all with as many decimals as give the largest difference two digits.
 * Steps have none, shares two or three.
 */
export function differenceWords(unit: string, differences: readonly number[]): NumberWords {
  const largest = Math.max(0, ...differences.filter(Number.isFinite).map(Math.abs));
  const decimals = largest === 0 ? 2 : 1 - decimalExponent(largest);
  if (unit === "steps") return (value) => fixed(value, 0);
  const [fewest, most] = unit.startsWith("share") ? [2, 3] : [0, 6];
  return (value) => fixed(value, Math.min(most, Math.max(fewest, decimals)));
}

/** A number by itself, with three digits; steps as whole numbers. */
export function valueWords(unit: string): NumberWords {
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
