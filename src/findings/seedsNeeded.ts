import { binomialTail } from "../statistics/binomialTail.ts";
import type { ClaimTest } from "./claimTest.ts";
import type { Finding } from "./finding.ts";

/** Beyond so many, more seeds are no answer. */
export const MOST_SEEDS = 200;

const POWER = 0.8;

/**
 * How many fresh seeds would settle a claim, if they fell as these did: the smallest n with
 *
 *   P(Bin(n, p̂) ≥ c(n)) ≥ 0.8      c(n) the smallest c with 2·m·P(Bin(n, ½) ≥ c) ≤ level
 *
 * p̂ is the share of the twins that lie wholly on one side of the margin, the side with more of them; m findings share
 * the correction, so that c(n) is the bound of Holm's first step. A claim of no difference is settled, too, where enough
 * twins lie below δ and enough above −δ: at least 1 − P(Bin(n, q̂₁) < c) − P(Bin(n, q̂₂) < c).
 *
 * Returns  null where it would take more than 200
 * Errors   throws without twins
 */
export function seedsNeeded(
  form: Finding["form"],
  { above, below, unknown }: Pick<ClaimTest, "above" | "below" | "unknown">,
  twins: number,
  findings: number,
  level: number,
): number | null {
  if (twins < 1) throw new Error(`seedsNeeded: needs at least 1 twin, got ${twins}`);
  const within = twins - above - below - unknown;
  const leaning = Math.max(above, below) / twins;
  let critical = 1;
  for (let n = 1; n <= MOST_SEEDS; n++) {
    while (critical <= n && 2 * findings * binomialTail(n, critical) > level) critical++;
    if (critical > n) continue;
    const reached = (share: number) => binomialTail(n, critical, share);
    const outside = reached(leaning);
    const inside = reached((within + below) / twins) + reached((within + above) / twins) - 1;
    if (Math.max(outside, form === "same" ? inside : 0) >= POWER) return n;
  }
  return null;
}
