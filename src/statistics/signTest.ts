import { binomialTail } from "./binomialTail.ts";

interface SignTest {
  /** One-sided p: the median is above the margin. */
  readonly pUp: number;
  /** One-sided p: the median is below it. */
  readonly pDown: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Sign test of a median against a margin, from counts: `above` and `below` of n observations lie on either side; the
 * others (ties with the margin, observations that could be on either side) count for neither.
 *
 *   p_up = P(Bin(n, ½) ≥ above)      p_down = P(Bin(n, ½) ≥ below)      p = min(1, 2·min(p_up, p_down))
 *
 * Shapes   n ≥ 1, above + below ≤ n
 * Errors   throws without observations, or for impossible counts
 * Source   Conover (1999), section 3.4
 * Differs  ties stay in n instead of being dropped, which is never more liberal
 *
 * @example
 *   signTest(10, 9, 1) // { pUp: 0.0107422, pDown: 0.999023, p: 0.0214844 }
 */
export function signTest(n: number, above: number, below: number): SignTest {
  if (n < 1) throw new Error(`signTest: needs at least 1 observation, got ${n}`);
  if (above < 0 || below < 0 || above + below > n) {
    throw new Error(`signTest: ${above} above and ${below} below do not fit ${n} observations`);
  }
  const pUp = binomialTail(n, above);
  const pDown = binomialTail(n, below);
  return { pUp, pDown, p: Math.min(1, 2 * Math.min(pUp, pDown)) };
}
