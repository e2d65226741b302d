import type { Claim, Levels } from "../scenario/scenario.ts";
import type { Comparison } from "./comparison.ts";
import type { Finding, Verdict } from "./finding.ts";
import type { Range } from "./range.ts";

/** What a sentence tells. */
export interface Told {
  readonly claim: Claim;
  readonly comparison: Comparison;
  readonly where: Levels;
  readonly twins: number;
  readonly fewest: number;
  /** Median difference and its interval, positive in the claimed direction. */
  readonly effect: Range;
  readonly interval: Range & { readonly confidence: number | null };
  readonly sides: readonly {
    readonly levels: Levels;
    readonly median: Range;
    readonly diverged: number;
    readonly censored: number;
    /** Diverged, and so in no ranking. */
    readonly leftOut: number;
  }[];
  readonly verdict: Verdict;
  readonly nuance: Finding["nuance"];
  readonly everyStep: number | undefined;
  readonly freshSeeds: Finding["freshSeeds"];
  readonly ownBest: Finding["ownBest"];
}
