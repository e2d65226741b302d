import { signTest } from "../statistics/signTest.ts";
import type { Range } from "./range.ts";

/** What a test says of a claim; the smaller of the two one-sided values names the direction. */
export interface ClaimTest {
  readonly above: number;
  readonly below: number;
  readonly unknown: number;
  readonly pSupports: number;
  readonly pContradicts: number;
  /** min(1, 2·min(pSupports, pContradicts)), not yet corrected. */
  readonly p: number;
}

/**
 * Numbers this close are tied: 0.95 − 0.94 is not above a margin of 0.01, though its rounding is. Far below any effect
 * and far above the rounding of a difference of two measures.
 */
const tieTolerance = 1e-12;

export const isAbove = (range: Range, limit: number): boolean => range.low > limit + tieTolerance;
export const isBelow = (range: Range, limit: number): boolean => range.high < limit - tieTolerance;
/** Censoring leaves open on which side of the limit it lies. */
export const isOpen = (range: Range, limit: number): boolean =>
  range.low < range.high && !isAbove(range, limit) && !isBelow(range, limit);

/**
 * Is the median of d above the margin δ, or below it?
 *
 *   p_up = P(Bin(n, ½) ≥ #{d > δ})      p_down = P(Bin(n, ½) ≥ #{d < δ})      p = min(1, 2·min(p_up, p_down))
 *
 * Ranges count where they lie wholly above or below; ties with δ and ranges that contain it count for neither, and
 * stay in n.
 *
 * Source   Conover (1999), Practical Nonparametric Statistics, section 3.4
 */
export function marginTest(differences: readonly Range[], margin: number): ClaimTest {
  const above = differences.filter((d) => isAbove(d, margin)).length;
  const below = differences.filter((d) => isBelow(d, margin)).length;
  const unknown = differences.filter((d) => isOpen(d, margin)).length;
  const { pUp, pDown, p } = signTest(differences.length, above, below);
  return { above, below, unknown, pSupports: pUp, pContradicts: pDown, p };
}
