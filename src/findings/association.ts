import { sampleRankCorrelation } from "simple-statistics";
import type { Range } from "./range.ts";

/** What is known of a rank correlation of which nothing is known. */
const anything: Range = { low: -1, high: 1 };

/** Two variants have a rank correlation of 1 or −1 whatever they are. */
const FEWEST = 3;

/** The values of one measure, variant by variant, and which end of it is the good one. */
export interface Ranked {
  readonly values: readonly Range[];
  readonly good: "high" | "low";
}

/**
 * Spearman's rank correlation of two measures across the variants of one seed.
 *
 *   ρ = cov(R(x), R(y)) / (sd R(x) · sd R(y))      R the ranks, ties at their mean rank
 *
 * Diverged   a variant that is at the bad end, ±∞, of both measures is left out: its two last ranks agree by divergence
 *            alone (kept in, 2, 20 and 62 % of independent pairs come out as associated at 10, 20 and 30 % diverged). By one
 *            measure alone it is ranked last
 * Censored   a run that never reached the target is ranked worst, and so is a diverged one: they tie
 * Unknown    [−1, 1]: evidence for nothing. So it is where a value may lie anywhere, where a censored run could be better
 *            than one that is known, where all variants tie, and where fewer than three are left
 * Source     Spearman (1904); Conover, Practical Nonparametric Statistics, 5.4
 */
export function rankAssociation(one: Ranked, other: Ranked): Range {
  const stays = one.values.map((value, at) => !isLeftOut(value, other.values[at]!));
  if (stays.filter(Boolean).length < FEWEST) return anything;
  const ranked = [one, other].map(({ values, good }) =>
    comparable({ values: values.filter((_, at) => stays[at]), good }),
  );
  if (ranked.includes(null)) return anything;
  const [x, y] = ranked as [number[], number[]];
  const correlation = sampleRankCorrelation(x, y);
  if (Number.isNaN(correlation)) return anything;
  const rounded = Math.max(-1, Math.min(1, correlation));
  return { low: rounded, high: rounded };
}

/** At the bad end of both measures: it diverged before either could be read off it. */
export const isLeftOut = (one: Range, other: Range): boolean => isEndless(one) && isEndless(other);

const isEndless = ({ low, high }: Range) => low === high && !Number.isFinite(low);

/** Numbers that order the values, low to high; null where that order is not known. */
function comparable({ values, good }: Ranked): number[] | null {
  const worst = good === "low" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const known = values.filter(({ low, high }) => low === high && low !== worst).map(({ low }) => low);
  const isBeyondThem = ({ low, high }: Range) =>
    good === "low"
      ? high === worst && low > Number.NEGATIVE_INFINITY && known.every((value) => value <= low)
      : low === worst && high < Number.POSITIVE_INFINITY && known.every((value) => value >= high);
  const numbers = values.map((value) => {
    if (value.low === value.high) return value.low;
    return isBeyondThem(value) ? worst : null;
  });
  return numbers.includes(null) ? null : (numbers as number[]);
}
