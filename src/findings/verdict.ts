import type { ClaimTest } from "./claimTest.ts";
import type { Finding, Nuance, Verdict } from "./finding.ts";
import type { Range } from "./range.ts";

/** Supported or contradicted where the corrected p reaches the level, by the smaller one-sided p. */
export function verdictOf(
  test: Pick<ClaimTest, "pSupports" | "pContradicts">,
  pHolm: number,
  level: number,
): Verdict {
  if (pHolm > level || test.pSupports === test.pContradicts) return "inconclusive";
  return test.pSupports < test.pContradicts ? "supported" : "contradicted";
}

/** More twins than this share must be known for a verdict, or it is said that they are not. */
const MOST_UNKNOWN = 0.2;

/**
 * What a verdict alone would not say; the first that holds:
 *
 *   too few reached it                    the loss at which they are compared; or, of an inconclusive claim, in more than
 *                                         a fifth of its twins a run ended before its value was known
 *   too few seeds to decide
 *   all runs of one side diverged         not of an association, which leaves them out or ranks them
 *   reversed                              contradicted, and the interval lies below 0
 *   too small to matter                   contradicted, and it lies within ±margin
 *   yes, but perhaps less than asked for  inconclusive, and it lies above 0
 *   no clear direction                    any other inconclusive claim of a direction
 *
 * By the interval that is corrected as the verdict is. Of `same`, which claims no direction, none of the last four.
 */
export function nuanceOf(finding: {
  readonly verdict: Verdict;
  readonly form: Finding["form"];
  readonly twins: number;
  readonly fewest: number;
  readonly diverged: readonly number[];
  readonly unmatched: boolean;
  /** Twins of which censoring leaves the claim open. */
  readonly unknown: number;
  /** Corrected over all claims. */
  readonly interval: Range;
  readonly margin: number;
}): Nuance | null {
  const { verdict, form, twins, fewest, diverged, unmatched, unknown, interval, margin } = finding;
  if (unmatched) return "too few reached it";
  if (verdict === "inconclusive" && twins < fewest) return "too few seeds to decide";
  if (form !== "association" && diverged.some((count) => count === twins))
    return "all runs of one side diverged";
  if (verdict === "inconclusive" && unknown > MOST_UNKNOWN * twins) return "too few reached it";
  if (verdict === "supported" || form === "same") return null;
  if (verdict === "inconclusive")
    return interval.low > 0 ? "yes, but perhaps less than asked for" : "no clear direction";
  if (interval.high < 0) return "reversed";
  return interval.low >= -margin && interval.high <= margin ? "too small to matter" : null;
}
