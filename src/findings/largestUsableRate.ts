import type { MeasuredRun } from "../measures/measure.ts";
import { measuredValue } from "./measuredValue.ts";
import type { Range } from "./range.ts";

/** A run, and the learning rate that it was trained with. */
export interface TriedRate {
  readonly rate: number;
  readonly run: MeasuredRun;
}

const reached = { kind: "reached", statistic: null, layer: null } as const;

/**
 * The largest of the rates tried at which a run reached its target and did not diverge, whatever smaller ones did; of runs that
 * differ in nothing else.
 *
 *   [r, r]       r works, and a larger one that was tried does not
 *   [r_max, ∞)   the largest works: where rates end to be usable was not tried
 *   (−∞, r_min]  none works
 *
 * Units    those of the learning rate
 * Errors   throws without rates
 */
export function largestUsableRate(tried: readonly TriedRate[]): Range {
  if (tried.length === 0) throw new Error("largestUsableRate: needs at least 1 rate, got 0");
  const rates = tried.map(({ rate }) => rate);
  const usable = tried.filter(({ run }) => measuredValue(run, reached).low === 1).map(({ rate }) => rate);
  if (usable.length === 0) return { low: Number.NEGATIVE_INFINITY, high: Math.min(...rates) };
  const largest = Math.max(...usable);
  return { low: largest, high: largest === Math.max(...rates) ? Number.POSITIVE_INFINITY : largest };
}
