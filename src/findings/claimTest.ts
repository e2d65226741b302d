import type { Claim } from "../scenario/scenario.ts";
import { fairTails } from "../statistics/binomialTail.ts";
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
const isBelow = (range: Range, limit: number): boolean => range.high < limit - tieTolerance;
/** Censoring leaves open on which side of the limit it lies. */
const isOpen = (range: Range, limit: number): boolean =>
  range.low < range.high && !isAbove(range, limit) && !isBelow(range, limit);

type Holds = (difference: Range) => boolean;

/**
 * Which differences speak for a claim, and which against it. Ranges count where they lie wholly above or below; ties
 * with δ and ranges that contain it count for neither.
 *
 *   a direction   for it d > δ; against it d < δ
 *   the same      for it both d < δ and d > −δ; against it either d > δ or d < −δ
 *
 * Source   Schuirmann (1987) for the two one-sided tests of `same`, with sign tests in the place of t tests
 */
export function speaking(
  form: Claim["form"],
  margin: number,
): { readonly forIt: readonly Holds[]; readonly againstIt: readonly Holds[] } {
  const above: Holds = (d) => isAbove(d, margin);
  const below: Holds = (d) => isBelow(d, margin);
  if (form !== "same") return { forIt: [above], againstIt: [below] };
  return { forIt: [below, (d) => isAbove(d, -margin)], againstIt: [above, (d) => isBelow(d, -margin)] };
}

/**
 * What the one-sided values come to: all that speaks for a claim has to hold, of what speaks against it one thing.
 *
 *   p_up = max over what speaks for it      p_down = min over what speaks against it      p = min(1, 2·min(p_up, p_down))
 */
export function combined(
  forIt: readonly number[],
  againstIt: readonly number[],
): Pick<ClaimTest, "pSupports" | "pContradicts" | "p"> {
  const pSupports = Math.max(...forIt);
  const pContradicts = Math.min(...againstIt);
  return { pSupports, pContradicts, p: Math.min(1, 2 * Math.min(pSupports, pContradicts)) };
}

/**
 * Is the median of d above the margin δ, or below it (of `same`: within ±δ, or outside)? One look, at all twins.
 *
 *   each one-sided p = P(Bin(n, ½) ≥ #{d that speak so})
 *
 * Ties and unknown pairs stay in n, which is never more liberal than dropping them. A large p is never evidence of equality.
 *
 * Errors   throws without differences
 * Source   sign tests: Conover (1999), Practical Nonparametric Statistics, section 3.4
 */
export function claimTest(form: Claim["form"], differences: readonly Range[], margin: number): ClaimTest {
  const n = differences.length;
  if (n < 1) throw new Error(`claimTest: needs at least 1 difference, got ${n}`);
  const { forIt, againstIt } = speaking(form, margin);
  const tail = (holds: Holds) => fairTails(n)[differences.filter(holds).length]!;
  return { ...countsOf(form, differences, margin), ...combined(forIt.map(tail), againstIt.map(tail)) };
}

/** `above` counts d > δ, `below` d < δ (of `same`: d < −δ), `unknown` those that censoring leaves open. */
export function countsOf(
  form: Claim["form"],
  differences: readonly Range[],
  margin: number,
): Pick<ClaimTest, "above" | "below" | "unknown"> {
  const count = (holds: Holds) => differences.filter(holds).length;
  const lower = form === "same" ? -margin : margin;
  return {
    above: count((d) => isAbove(d, margin)),
    below: count((d) => isBelow(d, lower)),
    unknown: count((d) => isOpen(d, margin) || isOpen(d, lower)),
  };
}
