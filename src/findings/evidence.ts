import type { Claim } from "../scenario/scenario.ts";
import type { ClaimTest } from "./claimTest.ts";
import type { Finding, Verdict } from "./finding.ts";
import type { Range } from "./range.ts";

/** The evidence on one claim: what is known of the paired difference of every seed, seeds ascending. */
export interface Evidence {
  readonly form: Claim["form"];
  readonly differences: readonly Range[];
  readonly margin: number;
  /** Whether too little is known of the first so many twins for a verdict, whatever the test says. */
  readonly isWithheld?: (twins: number) => boolean;
}

/** What a test, or tests at several looks, decided. */
export interface Decided {
  readonly test: ClaimTest;
  /** Corrected over all of the evidence. */
  readonly pHolm: number;
  readonly verdict: Verdict;
  /** Of seeds until decided. */
  readonly untilDecided?: NonNullable<Finding["untilDecided"]>;
}
