import type { Claim } from "../scenario/scenario.ts";
import {
  chanceToReach,
  criticalCount,
  type Looks,
  sequentialBound,
} from "../statistics/sequentialSignTest.ts";
import type { ClaimTest } from "./claimTest.ts";

/**
 * Chance that further seeds, up to the most there may be, decide a claim, as far as those tell that are there: by Laplace's
 * rule of succession, that is on average over the shares of such seeds that these leave likely.
 *
 *   P(some look n has #{that speak so} ≥ c(n))      c(n) the count that decides at this level, two-sided
 *   P(one more speaks so) = (a + 1)/(n + 2)         after a of n
 *
 * the larger one of both sides. A claim of no difference is supported where two counts come to it: at least one chance
 * plus the other less 1.
 *
 * The share itself in its place would give up too soon: of claims of which 7 in 10 seeds speak so, 15 % in place of 1 %.
 *
 * Source   predictive probabilities: Spiegelhalter, Abrams & Myles (2004), Bayesian Approaches to Clinical Trials, 6.6.3
 *
 * @param level corrected: that of the scenario over the findings that are still open
 */
export function chanceToDecide(
  form: Claim["form"],
  { above, below, unknown }: Pick<ClaimTest, "above" | "below" | "unknown">,
  twins: number,
  level: number,
  looks: Looks,
): number {
  const bound = sequentialBound(level / 2, looks);
  const reaching = (successes: number) => chanceFrom(successes, twins, bound, looks);
  const outside = Math.max(reaching(above), reaching(below));
  if (form !== "same") return outside;
  const within = twins - above - below - unknown;
  return Math.max(outside, reaching(within + below) + reaching(within + above) - 1);
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
