import type { Finding, Verdict } from "./finding.ts";
import type { ClaimTest } from "./marginTest.ts";
import type { Range } from "./range.ts";

/** Supported or contradicted where the corrected p reaches the level, by the smaller one-sided p. */
export function verdictOf(test: ClaimTest, pHolm: number, level: number): Verdict {
  if (pHolm > level || test.pSupports === test.pContradicts) return "inconclusive";
  return test.pSupports < test.pContradicts ? "supported" : "contradicted";
}

/**
 * What a verdict alone would not say; the first that holds:
 *
 *   too few twins reach the loss   at which they are compared
 *   too few seeds to decide
 *   all runs of one side diverged  not of an association, which leaves them out or ranks them
 *   reversed                       the interval lies below 0
 *   too small to matter            it lies within ±margin
 *
 * The last two are said of contradicted claims of a direction, by the interval that is corrected as the verdict is.
 */
export function nuanceOf(finding: {
  readonly verdict: Verdict;
  readonly form: Finding["form"];
  readonly twins: number;
  readonly fewest: number;
  readonly diverged: readonly number[];
  readonly unmatched: boolean;
  /** Corrected over all claims. */
  readonly interval: Range;
  readonly margin: number;
}): Finding["nuance"] {
  const { verdict, form, twins, fewest, diverged, unmatched, interval, margin } = finding;
  if (unmatched) return "too few twins reach the loss";
  if (verdict === "inconclusive" && twins < fewest) return "too few seeds to decide";
  if (form !== "association" && diverged.some((count) => count === twins))
    return "all runs of one side diverged";
  if (verdict !== "contradicted" || form === "same") return null;
  if (interval.high < 0) return "reversed";
  return interval.low >= -margin && interval.high <= margin ? "too small to matter" : null;
}
