import { holm } from "../statistics/holm.ts";
import type { Looks } from "../statistics/sequentialSignTest.ts";
import { censoredInterval } from "./censoredInterval.ts";
import { claimTest } from "./claimTest.ts";
import { decideSequentially } from "./decideSequentially.ts";
import type { Decided, Evidence } from "./evidence.ts";
import type { Range } from "./range.ts";
import { sequentialInterval } from "./sequentialInterval.ts";
import { verdictOf } from "./verdict.ts";

export interface Decision extends Decided {
  /** For the median difference, by itself: not corrected. */
  readonly interval: ReturnType<typeof censoredInterval>;
  /** The same, wide enough that with all of the evidence no interval misses in more than `level` of cases (Bonferroni). */
  readonly corrected: Range;
}

/**
 * Verdicts on all claims of a scenario, which share one Holm correction at its level.
 *
 * @param looks where seeds go on until all is decided: at which numbers of them it was looked; null for one look at all
 */
export function decide(evidence: readonly Evidence[], level: number, looks: Looks | null = null): Decision[] {
  const decided = looks === null ? decideAtOnce(evidence, level) : decideSequentially(evidence, level, looks);
  const intervalOf = (differences: readonly Range[], alpha: number) =>
    looks === null ? censoredInterval(differences, alpha) : sequentialInterval(differences, alpha, looks);
  return evidence.map(({ differences }, index) => ({
    ...decided[index]!,
    interval: intervalOf(differences, 0.05),
    corrected: intervalOf(differences, level / evidence.length),
  }));
}

/** By one look at all twins. */
export function decideAtOnce(evidence: readonly Evidence[], level: number): Decided[] {
  const tests = evidence.map(({ form, differences, margin }) => claimTest(form, differences, margin));
  const corrected = holm(tests.map(({ p }) => p));
  return evidence.map(({ differences, isWithheld }, index) => ({
    test: tests[index]!,
    pHolm: corrected[index]!,
    verdict: isWithheld?.(differences.length)
      ? "inconclusive"
      : verdictOf(tests[index]!, corrected[index]!, level),
  }));
}
