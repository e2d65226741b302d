import type { Claim, Levels } from "../scenario/scenario.ts";

export type Verdict = "supported" | "contradicted" | "inconclusive";

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
  readonly nuance:
    | "reversed"
    | "too small to matter"
    | "too few seeds to decide"
    | "all runs of one side diverged"
    | null;
  /** How differences are expressed: as they are, or as ratios (than ÷ better … per the measure's entry). */
  readonly scale: "difference" | "ratio";
  /** Median of the paired differences, positive in the claimed direction; ±Infinity become null with `…Unbounded`. */
  readonly effect: {
    readonly median: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Medians of the two sides in the measure's own unit (null for a trend, or where censored). */
  readonly sides: readonly {
    readonly label: string;
    readonly median: number | null;
    readonly diverged: number;
    readonly censored: number;
  }[];
  readonly margin: number;
  readonly twins: number;
  readonly above: number;
  readonly below: number;
  readonly unknown: number;
  /** Exact confidence of the interval (at least 0.95 where there is one). */
  readonly confidence: number | null;
  readonly p: number;
  readonly pHolm: number;
  /** In words, with its numbers. */
  readonly sentence: string;
  /** Per twin: the range of its difference; null for an infinite end. */
  readonly differences: readonly {
    readonly seed: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}
