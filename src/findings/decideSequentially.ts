import { fairTails } from "../statistics/binomialTail.ts";
import { holm } from "../statistics/holm.ts";
import { type Looks, looksUpTo, sequentialP } from "../statistics/sequentialSignTest.ts";
import { chanceToDecide } from "./chanceToDecide.ts";
import { type ClaimTest, combined, countsOf, speaking } from "./claimTest.ts";
import type { Decided, Evidence } from "./evidence.ts";
import type { Finding, Verdict } from "./finding.ts";
import type { Range } from "./range.ts";
import { verdictOf } from "./verdict.ts";

/** Verdicts where seeds are added until all is decided, as the last look found them; all open before the first. */
export function decideSequentially(evidence: readonly Evidence[], level: number, looks: Looks): Decided[] {
  const twins = evidence[0]?.differences.length ?? 0;
  const claims = evidence.map((one) => begin(one, evidence.length));
  let decided = claims.map((claim) => standing(claim, 1, null, looks));
  for (const look of lookByLook(evidence, level, looks, twins)) decided = [...look];
  // Twins after the last look were counted by none.
  return decided.map((one, index) => {
    const { form, differences, margin } = evidence[index]!;
    return { ...one, test: { ...one.test, ...countsOf(form, differences, margin) } };
  });
}

/**
 * How every claim stands at one look after the other: with one Holm correction each time, and a verdict once given stays.
 *
 *   M_n = min over looks k ≤ n of P(Bin(k, ½) ≥ #{of the first k that speak so})      one-sided p = G(M_n)
 *
 * G makes of the smallest of several p-values one that is valid at whatever look one stops (`sequentialP`); combined and
 * corrected as at a single look. A withheld verdict falls at the first look at which it no longer is.
 *
 * @param evidence differences of the twins of a look have to be there when it is come to; later ones may follow
 */
export function* lookByLook(
  evidence: readonly Evidence[],
  level: number,
  looks: Looks,
  upTo = looks.atMost,
): Generator<readonly Decided[]> {
  const claims = evidence.map((one) => begin(one, evidence.length));
  for (const n of looksUpTo(looks, upTo)) {
    for (const claim of claims) look(claim, n, looks);
    const p = claims.map(({ test }) => test.p);
    const corrected = holm(p);
    claims.forEach((claim, index) => {
      if (claim.decidedAt !== null) return;
      claim.correction = multiplierOf(p, index);
      const verdict = verdictOf(claim.test, corrected[index]!, level);
      if (verdict === "inconclusive" || claim.evidence.isWithheld?.(n)) return;
      claim.verdict = verdict;
      claim.decidedAt = n;
    });
    const isOpen = ({ decidedAt, evidence: { isWithheld } }: Claimed) =>
      decidedAt === null && n < looks.atMost && !isWithheld?.(n);
    const open = claims.filter(isOpen).length;
    yield claims.map((claim, index) => {
      const [forIt, againstIt] = hitsOf(claim);
      const chance = isOpen(claim) ? chanceToDecide(forIt, againstIt, n, level / open, looks) : null;
      return standing(claim, corrected[index]!, chance, looks);
    });
  }
}

/** A claim on its way through the looks. */
interface Claimed {
  readonly evidence: Evidence;
  readonly sides: readonly Side[];
  counted: number;
  test: ClaimTest;
  verdict: Verdict;
  decidedAt: number | null;
  correction: number;
  readonly course: NonNullable<Finding["untilDecided"]>["course"][number][];
}

/** What speaks for a claim, or against it: how many twins so far, and their smallest tail at a look. */
interface Side {
  readonly isFor: boolean;
  readonly holds: (difference: Range) => boolean;
  hits: number;
  smallest: number;
}

function begin(evidence: Evidence, claims: number): Claimed {
  const { forIt, againstIt } = speaking(evidence.form, evidence.margin);
  const side = (isFor: boolean) => (holds: Side["holds"]) => ({ isFor, holds, hits: 0, smallest: 1 });
  return {
    evidence,
    sides: [...forIt.map(side(true)), ...againstIt.map(side(false))],
    counted: 0,
    test: { above: 0, below: 0, unknown: 0, pSupports: 1, pContradicts: 1, p: 1 },
    verdict: "inconclusive",
    decidedAt: null,
    correction: claims,
    course: [],
  };
}

function look(claim: Claimed, twins: number, looks: Looks): void {
  const { form, differences, margin } = claim.evidence;
  const added = differences.slice(claim.counted, twins);
  claim.counted = twins;
  for (const side of claim.sides) {
    for (const difference of added) if (side.holds(difference)) side.hits++;
    side.smallest = Math.min(side.smallest, fairTails(twins)[side.hits]!);
  }
  const values = (isFor: boolean) =>
    claim.sides.filter((side) => side.isFor === isFor).map(({ smallest }) => sequentialP(smallest, looks));
  const { above, below, unknown } = countsOf(form, added, margin);
  claim.test = {
    above: claim.test.above + above,
    below: claim.test.below + below,
    unknown: claim.test.unknown + unknown,
    ...combined(values(true), values(false)),
  };
  const [forIt, againstIt] = hitsOf(claim);
  claim.course.push({ twins, forIt: Math.min(...forIt), againstIt: Math.max(...againstIt) });
}

/** How many twins speak for it, and against it, by each of its tests. */
function hitsOf({ sides }: Claimed): [number[], number[]] {
  const of = (wanted: boolean) => sides.flatMap(({ isFor, hits }) => (isFor === wanted ? [hits] : []));
  return [of(true), of(false)];
}

function standing(
  { test, verdict, decidedAt, correction, course }: Claimed,
  pHolm: number,
  chance: number | null,
  looks: Looks,
): Decided {
  return { test, pHolm, verdict, untilDecided: { looks, decidedAt, correction, chance, course } };
}

/**
 * By how much Holm's p is larger than this one: it is that of the smaller p that binds it, where there is one.
 *
 *   max over p₍ⱼ₎ ≤ p of (m − j + 1)·p₍ⱼ₎ / p
 */
function multiplierOf(p: readonly number[], index: number): number {
  const sorted = [...p].sort((a, b) => a - b);
  const own = p[index]!;
  return sorted.reduce(
    (most, value, at) => (value <= own ? Math.max(most, ((p.length - at) * value) / own) : most),
    1,
  );
}
