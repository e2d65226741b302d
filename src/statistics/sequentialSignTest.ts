import { fairTails } from "./binomialTail.ts";

/** When a test that goes on until it decides looks at its observations: these numbers of them are part of the test. */
export interface Looks {
  /** Before so many there is no look. */
  readonly atLeast: number;
  /** After so many there is none any more. */
  readonly atMost: number;
  /** Observations from one look to the next; the last look is at `atMost`, however few are left for it. */
  readonly step: number;
}

/**
 * The numbers of observations at which there is a look, up to n.
 *
 * Errors   throws for looks that no test can have: atLeast from 1 to atMost, a step of at least 1, whole numbers
 *
 * @example
 *   looksUpTo({ atLeast: 12, atMost: 30, step: 4 }) // [ 12, 16, 20, 24, 28, 30 ]
 */
export function looksUpTo({ atLeast, atMost, step }: Looks, n = atMost): number[] {
  if (![atLeast, atMost, step].every(Number.isInteger) || atLeast < 1 || atMost < atLeast || step < 1)
    throw new Error(
      `looksUpTo: needs whole numbers, 1 ≤ atLeast ≤ atMost and a step of at least 1; got ${atLeast}, ${atMost}, ${step}`,
    );
  const looks: number[] = [];
  for (let at = atLeast; at < atMost; at += step) looks.push(at);
  return [...looks, atMost].filter((at) => at <= n);
}

/** The tails of different n that are equal differ by their rounding; two that are not, by far more. */
const ROUNDING = 1e-12;

/**
 * The fewest of n that have a tail P(Bin(n, ½) ≥ a) of at most x; n + 1 where none has.
 *
 * @example
 *   criticalCount(20, 0.004) // 17
 */
export function criticalCount(n: number, x: number): number {
  const tails = fairTails(n);
  let low = 0;
  let high = n + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tails[middle]! <= x * (1 + ROUNDING)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const fair = () => 0.5;

/**
 * Chance that a count of successes comes to a bound at some look.
 *
 *   f = [1] at the beginning; for each further observation f ← (1 − p)·f + shift(p·f); at a look n, what has f(a) with
 *   a ≥ bound(n) has come to it, and is taken out
 *
 * @param p chance of a success after n observations with a successes: that of a fair coin unless said
 *
 * Shapes   bound(n) whole numbers at the looks beyond `from.n`; a bound above n is never reached
 * Returns  0 … 1
 *
 * @example
 *   chanceToReach(() => 9, { atLeast: 10, atMost: 10, step: 1 }) // 0.0107422
 */
export function chanceToReach(
  bound: (n: number) => number,
  looks: Looks,
  {
    p = fair,
    from = { n: 0, successes: 0 },
  }: {
    readonly p?: (n: number, successes: number) => number;
    readonly from?: { readonly n: number; readonly successes: number };
  } = {},
): number {
  const ahead = new Set(looksUpTo(looks));
  let states = new Float64Array(looks.atMost + 2);
  let next = new Float64Array(looks.atMost + 2);
  states[from.successes] = 1;
  let reached = 0;
  for (let n = from.n + 1; n <= looks.atMost; n++) {
    next.fill(0);
    for (let a = 0; a < n; a++) {
      const state = states[a]!;
      if (state === 0) continue;
      const success = p(n - 1, a);
      next[a]! += (1 - success) * state;
      next[a + 1]! += success * state;
    }
    if (ahead.has(n))
      for (let a = Math.max(0, bound(n)); a <= n; a++) {
        reached += next[a]!;
        next[a] = 0;
      }
    [states, next] = [next, states];
  }
  return Math.min(1, reached);
}

const knownChances = new WeakMap<Looks, Map<number, number>>();

/**
 * The p-value of the smallest one-sided sign-test p over all looks so far: its exact distribution under a fair coin, so
 * that it is valid at whatever look one stops.
 *
 *   G(x) = P(some look n has P(Bin(n, ½) ≥ W_n) ≤ x)      W_n the successes of a fair coin after n
 *
 * Shapes   0 ≤ x ≤ 1
 * Source   repeated significance tests, their bound on the p of each look being the same (as Pocock's, 1977, Biometrika 64,
 *          but exact for counts); checked against an implementation in NumPy
 *
 * @example
 *   sequentialP(0.0012884140014648438, { atLeast: 12, atMost: 200, step: 4 }) // 0.00844136
 */
export function sequentialP(x: number, looks: Looks): number {
  const chances = knownChances.get(looks) ?? new Map<number, number>();
  knownChances.set(looks, chances);
  const known = chances.get(x);
  if (known !== undefined) return known;
  const chance = chanceToReach((n) => criticalCount(n, x), looks);
  chances.set(x, chance);
  return chance;
}

const knownBounds = new WeakMap<Looks, Map<number, number>>();

/**
 * The largest one-sided sign-test p that decides at some look: the largest tail x with G(x) ≤ alpha; 0 where none is
 * small enough.
 *
 * @example
 *   sequentialBound(0.025, { atLeast: 12, atMost: 200, step: 4 }) // 0.00407345
 */
export function sequentialBound(alpha: number, looks: Looks): number {
  const bounds = knownBounds.get(looks) ?? new Map<number, number>();
  knownBounds.set(looks, bounds);
  const known = bounds.get(alpha);
  if (known !== undefined) return known;
  const tails = [...new Set(looksUpTo(looks).flatMap((n) => [...fairTails(n)]))].sort((a, b) => a - b);
  let low = -1;
  let high = tails.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sequentialP(tails[middle]!, looks) <= alpha) low = middle;
    else high = middle - 1;
  }
  const bound = low < 0 ? 0 : tails[low]!;
  bounds.set(alpha, bound);
  return bound;
}

/**
 * Which order statistics bound the median at the look at which one stops, whichever that is: the sequential test inverted.
 *
 *   [x₍k₎, x₍n+1−k₎],  n − k + 1 the count that decides at alpha/2
 *
 * Returns  k, 0 where no order statistic is far enough out; and the least confidence, 1 − 2·G
 *
 * @example
 *   sequentialRank(20, { atLeast: 12, atMost: 200, step: 4 }).k // 4
 */
export function sequentialRank(
  n: number,
  looks: Looks,
  alpha = 0.05,
): { readonly k: number; readonly confidence: number } {
  const bound = sequentialBound(alpha / 2, looks);
  return { k: n + 1 - criticalCount(n, bound), confidence: 1 - 2 * sequentialP(bound, looks) };
}
