import { binomialTail } from "../statistics/binomialTail.ts";
import { holm } from "../statistics/holm.ts";
import { type Looks, looksUpTo, sequentialP } from "../statistics/sequentialSignTest.ts";
import { chanceToDecide } from "./chanceToDecide.ts";
import { combined, countsOf, speaking } from "./claimTest.ts";
import type { Decided, Evidence } from "./evidence.ts";
import type { Range } from "./range.ts";
import { verdictOf } from "./verdict.ts";

/**
 * Verdicts where seeds are added until all is decided: at each look so far the claims are tested, with one Holm
 * correction, and a verdict once given stays.
 *
 *   M_n = min over looks k ≤ n of P(Bin(k, ½) ≥ #{of the first k that speak so})      one-sided p = G(M_n)
 *
 * G makes of the smallest of several p-values one that is valid at whatever look one stops (`sequentialP`); combined and
 * corrected as at a single look. A withheld verdict falls at the first look at which it no longer is.
 */
export function decideSequentially(evidence: readonly Evidence[], level: number, looks: Looks): Decided[] {
  const twins = evidence[0]?.differences.length ?? 0;
  const at = looksUpTo(looks, twins);
  const tests = evidence.map((one) => testsAt(one, at, looks));
  const verdicts = evidence.map(() => undecided(evidence.length));
  let corrected = evidence.map(() => 1);
  at.forEach((n, look) => {
    const p = tests.map((own) => own[look]!.p);
    corrected = holm(p);
    evidence.forEach(({ isWithheld }, index) => {
      if (verdicts[index]!.decidedAt !== null) return;
      const verdict = verdictOf(tests[index]![look]!, corrected[index]!, level);
      const decidedAt = verdict === "inconclusive" || isWithheld?.(n) ? null : n;
      verdicts[index] = {
        verdict: decidedAt === null ? "inconclusive" : verdict,
        decidedAt,
        correction: multiplierOf(p, index),
      };
    });
  });
  const open = verdicts.filter(({ decidedAt }) => decidedAt === null).length;
  return evidence.map(({ form, differences, margin, isWithheld }, index) => {
    const { verdict, decidedAt, correction } = verdicts[index]!;
    const isOpen = decidedAt === null && twins < looks.atMost && !isWithheld?.(twins);
    const counts = countsOf(form, differences, margin);
    const { pSupports, pContradicts, p } = tests[index]!.at(-1) ?? { pSupports: 1, pContradicts: 1, p: 1 };
    return {
      test: { ...counts, pSupports, pContradicts, p },
      pHolm: corrected[index]!,
      verdict,
      untilDecided: {
        looks,
        decidedAt,
        correction,
        course: tests[index]!.map((test) => test.counts),
        chance: isOpen ? chanceToDecide(form, counts, twins, level / open, looks) : null,
      },
    };
  });
}

const undecided = (correction: number) => ({
  verdict: "inconclusive" as Decided["verdict"],
  decidedAt: null as number | null,
  correction,
});

/** One-sided values and p at every look, each by the smallest tail so far; and what was counted there. */
function testsAt({ form, differences, margin }: Evidence, at: readonly number[], looks: Looks) {
  const { forIt, againstIt } = speaking(form, margin);
  const path = (holds: (difference: Range) => boolean) => {
    let counted = 0;
    let hits = 0;
    let smallest = 1;
    return at.map((n) => {
      for (; counted < n; counted++) if (holds(differences[counted]!)) hits++;
      smallest = Math.min(smallest, binomialTail(n, hits));
      return { hits, p: sequentialP(smallest, looks) };
    });
  };
  const [supporting, contradicting] = [forIt.map(path), againstIt.map(path)];
  return at.map((twins, look) => {
    const of = (paths: typeof supporting, what: "hits" | "p") => paths.map((path) => path[look]![what]);
    return {
      ...combined(of(supporting, "p"), of(contradicting, "p")),
      counts: {
        twins,
        forIt: Math.min(...of(supporting, "hits")),
        againstIt: Math.max(...of(contradicting, "hits")),
      },
    };
  });
}

/** What Holm multiplies this p with: how many of all are not smaller, those before it that tie with it left out. */
function multiplierOf(p: readonly number[], index: number): number {
  return p.filter((value, other) => value > p[index]! || (value === p[index] && other >= index)).length;
}
