import type { Claim } from "../scenario/scenario.ts";
import { holm } from "../statistics/holm.ts";
import { censoredInterval } from "./censoredInterval.ts";
import { equivalenceTest } from "./equivalenceTest.ts";
import type { Verdict } from "./finding.ts";
import { type ClaimTest, marginTest } from "./marginTest.ts";
import type { Range } from "./range.ts";
import { verdictOf } from "./verdict.ts";

/** The evidence on one claim: what is known of the paired difference of every seed. */
export interface Evidence {
  readonly form: Claim["form"];
  readonly differences: readonly Range[];
  readonly margin: number;
}

export interface Decision {
  readonly test: ClaimTest;
  /** For the median difference, by itself: not corrected. */
  readonly interval: ReturnType<typeof censoredInterval>;
  /** The same, wide enough that with all of the evidence no interval misses in more than `level` of cases (Bonferroni). */
  readonly corrected: Range;
  /** Corrected over all of the evidence. */
  readonly pHolm: number;
  readonly verdict: Verdict;
}

/** Verdicts on all claims of a scenario, which share one Holm correction at its level. */
export function decide(evidence: readonly Evidence[], level: number): Decision[] {
  const tests = evidence.map(({ form, differences, margin }) =>
    (form === "same" ? equivalenceTest : marginTest)(differences, margin),
  );
  const corrected = holm(tests.map(({ p }) => p));
  return evidence.map(({ differences }, index) => ({
    test: tests[index]!,
    interval: censoredInterval(differences),
    corrected: censoredInterval(differences, level / evidence.length),
    pHolm: corrected[index]!,
    verdict: verdictOf(tests[index]!, corrected[index]!, level),
  }));
}
