import type { Claim, Levels, Tune } from "../scenario/scenario.ts";
import type { Outcome } from "../scenario/vocabulary/outcomes.ts";
import type { Looks } from "../statistics/sequentialSignTest.ts";

export type Verdict = Outcome & ("supported" | "contradicted" | "inconclusive");

/** What a verdict alone would not say (`nuanceOf`). */
export type Nuance = Exclude<Outcome, Verdict>;

/** How a claim came out (one per level of the factors that the claim does not name). */
export interface Finding {
  readonly claim: string;
  readonly says: string;
  readonly source: string | null;
  readonly form: Claim["form"];
  readonly measure: { readonly name: string; readonly label: string; readonly unit: string };
  /** Levels of the factors that the claim does not name: {} if it names all. */
  readonly where: Levels;
  readonly verdict: Verdict;
  readonly nuance: Nuance | null;
  /**
   * How the two sides are compared, as the claim's `by` says: by differences, or by ratios. On the ratio scale effect,
   * margin and differences are differences of natural logarithms (exp gives the ratio), so that 0 is "no effect" on both.
   */
  readonly scale: "difference" | "ratio";
  /**
   * Median of the paired differences and its interval, positive in the claimed direction (for `same`: one − other). Of an
   * association, the rank correlation: positive in the claimed direction, too.
   * A null median is not known (censored) or infinite. A null limit is infinite: −∞ for `low` and ∞ for `high`, but both
   * the same infinity where one side diverged; `above` and `below` tell.
   */
  readonly effect: {
    readonly median: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  /**
   * Medians of the sides in the measure's own unit, null where censored or diverged: [better, than], [one, other],
   * [better, than, beyond better, beyond than], every level of a trend in order, or every variant of an association.
   * Of a censored median, what is known: from `low` to `high`, null where that is infinite.
   */
  readonly sides: readonly {
    readonly label: string;
    readonly levels: Levels;
    readonly median: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly diverged: number;
    readonly censored: number;
  }[];
  readonly margin: number;
  readonly twins: number;
  /** Twins whose difference lies wholly above the margin, or below it (for `same`: below −margin). */
  readonly above: number;
  readonly below: number;
  /** Twins of which censoring leaves this open; the rest are ties (for `same`: or lie within). */
  readonly unknown: number;
  /** Exact confidence of the interval (at least 0.95 where there is one). */
  readonly confidence: number | null;
  readonly p: number;
  readonly pHolm: number;
  /** Where seeds were added until all was decided. */
  readonly untilDecided?: {
    readonly looks: Looks;
    /** Twins at the look at which the verdict fell, which stays; null while it is open. */
    readonly decidedAt: number | null;
    /** By how much Holm multiplied its p at that look, or at the last one. */
    readonly correction: number;
    /** That more seeds decide it, up to the most and as far as these tell; null where it is decided, withheld, or none are left. */
    readonly chance: number | null;
    /** Of a decided one: that by now it would be withheld. */
    readonly unmatched?: true;
    /** At every look so far: how many of its twins speak for the claim, how many against; of `same`, the test that is further off. */
    readonly course: readonly {
      readonly twins: number;
      readonly forIt: number;
      readonly againstIt: number;
    }[];
  };
  /** Of an inconclusive finding on a fixed number of seeds only: fresh seeds that would settle it with probability 0.8; null beyond 200. */
  readonly freshSeeds?: { readonly from: number; readonly count: number } | null;
  /** Where a setting was tuned: its path, and the value of each side, chosen on other seeds than these. */
  readonly ownBest?: {
    readonly path: string;
    readonly values: readonly string[];
    readonly seeds: Tune["seeds"];
  };
  /** Of a trend only: in how many seeds every step from level to level goes the claimed way. */
  readonly everyStep?: number;
  /** Of an association only: the other measure, and its median in each of the sides; null where it is not known. */
  readonly association?: {
    readonly with: Finding["measure"];
    readonly medians: readonly (number | null)[];
  };
  /** In words, with its numbers. */
  readonly sentence: string;
  /** Per twin: the range of its difference; null for an infinite end. */
  readonly differences: readonly {
    readonly seed: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

/** A finding before it is put into words. */
export type Untold = Omit<Finding, "sentence" | "differences">;
