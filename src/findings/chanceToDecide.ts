import {
  chanceToReach,
  criticalCount,
  type Looks,
  sequentialBound,
} from "../statistics/sequentialSignTest.ts";

/**
 * Chance that further seeds, up to the most there may be, decide a claim, as far as those tell that are there: by Laplace's
 * rule of succession, that is on average over the shares of such seeds that these leave likely.
 *
 *   P(some look n has #{that speak so} ≥ c(n))      c(n) the count that decides at this level, two-sided
 *   P(one more speaks so) = (a + 1)/(n + 2)         after a of n
 *
 * the larger one of both sides. What speaks for a claim of no difference are two counts, which both have to come to it: at
 * least one chance plus the other less 1.
 *
 * The share itself in its place would give up too soon: of single claims of which 7 in 10 seeds speak so, 15 % in place of 1 %.
 *
 * Source   predictive probabilities: Spiegelhalter, Abrams & Myles (2004), Bayesian Approaches to Clinical Trials, 6.6.3
 *
 * Shapes   counts of twins that speak for it, by each of the tests that all have to hold, and against it
 *
 * @param level corrected: that of the scenario over the findings that are still open
 */
export function chanceToDecide(
  forIt: readonly number[],
  againstIt: readonly number[],
  twins: number,
  level: number,
  looks: Looks,
): number {
  const bound = sequentialBound(level / 2, looks);
  const reaching = (spoke: number) => chanceFrom(spoke, twins, bound, looks);
  const allForIt = forIt.reduce((sum, spoke) => sum + reaching(spoke), 1 - forIt.length);
  return Math.max(allForIt, ...againstIt.map(reaching));
}

const known = new Map<string, number>();

function chanceFrom(successes: number, n: number, bound: number, looks: Looks): number {
  const key = [successes, n, bound, looks.atLeast, looks.atMost, looks.step].join("/");
  const before = known.get(key);
  if (before !== undefined) return before;
  const chance = chanceToReach((at) => criticalCount(at, bound), looks, {
    p: (observed, spoke) => (spoke + 1) / (observed + 2),
    from: { n, successes },
  });
  known.set(key, chance);
  return chance;
}
