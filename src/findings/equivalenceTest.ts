import { binomialTail } from "../statistics/binomialTail.ts";
import { type ClaimTest, isAbove, isBelow, isOpen } from "./marginTest.ts";
import type { Range } from "./range.ts";

/**
 * Is the median of d within ±δ (two one-sided tests), or outside?
 *
 *   p_S = max[P(Bin(n, ½) ≥ #{d < δ}), P(Bin(n, ½) ≥ #{d > −δ})]
 *   p_C = min[P(Bin(n, ½) ≥ #{d > δ}), P(Bin(n, ½) ≥ #{d < −δ})]
 *   p   = min(1, 2·min(p_S, p_C))
 *
 * `above` counts d > δ, `below` counts d < −δ, `unknown` those that censoring leaves open at δ or at −δ; the rest lie
 * within. A large p is never evidence of equality.
 *
 * Source   Schuirmann (1987) for the two one-sided tests, with sign tests in the place of t tests
 */
export function equivalenceTest(differences: readonly Range[], margin: number): ClaimTest {
  const n = differences.length;
  if (n < 1) throw new Error(`equivalenceTest: needs at least 1 difference, got ${n}`);
  const count = (holds: (d: Range) => boolean) => differences.filter(holds).length;
  const above = count((d) => isAbove(d, margin));
  const below = count((d) => isBelow(d, -margin));
  const unknown = count((d) => isOpen(d, margin) || isOpen(d, -margin));
  const pSupports = Math.max(
    binomialTail(
      n,
      count((d) => isBelow(d, margin)),
    ),
    binomialTail(
      n,
      count((d) => isAbove(d, -margin)),
    ),
  );
  const pContradicts = Math.min(binomialTail(n, above), binomialTail(n, below));
  return {
    above,
    below,
    unknown,
    pSupports,
    pContradicts,
    p: Math.min(1, 2 * Math.min(pSupports, pContradicts)),
  };
}
