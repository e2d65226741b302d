import { rankAssociation } from "../findings/association.ts";
import { isAbove } from "../findings/claimTest.ts";
import { decide } from "../findings/decide.ts";
import { medianRange, type Range } from "../findings/range.ts";
import { type RandomStream, randomStream } from "../random.ts";
import { type Effect, effects, isFalse, type Outcome } from "./cell.ts";

/** One kind of scenario with a claim of association: rank correlations of so many variants, one per seed. */
export interface AssociationCell {
  readonly variants: number;
  readonly seeds: number;
  /** Chance that a variant diverges in a seed, whatever it measures otherwise. */
  readonly diverged: number;
  /** Values are rounded to this, in sds: ties. */
  readonly grain: number;
}

export const ASSOCIATION_MARGIN = 0.3;
const LEVEL = 0.05;

/** Every kind that is tried. */
export function allAssociations(): AssociationCell[] {
  return [3, 5, 8, 16].flatMap((variants) =>
    [0, 0.1, 0.2, 0.3].flatMap((diverged) =>
      [10, 20, 50].flatMap((seeds) => [0, 0.5].map((grain) => ({ variants, seeds, diverged, grain }))),
    ),
  );
}

/**
 * Simulates claims of association at known truths: independent measures at effect 0, and two normal ones whose correlation
 * r is such that half of the seeds lie above the margin (effect 1), or above twice the margin (2).
 *
 *   x, e normal, y = r·x + √(1 − r²)·e in every variant; a variant that diverges is at the bad end of both
 *
 * Rank correlations of few variants are coarse: the true median is told as the range of those that half of the draws do
 * not exceed, and an interval covers it that has a number in common with it.
 */
export function simulateAssociation(cell: AssociationCell, replications: number): Record<Effect, Outcome> {
  const outcomes = effects.map((effect) => {
    const r = correlationAt(effect * ASSOCIATION_MARGIN, cell, replications);
    const stream = randomStream(`calibration/association/${JSON.stringify(cell)}/${effect}`);
    const truth = medianRange(
      Array.from({ length: replications | 1 }, () => drawnCorrelation(r, cell, stream)),
    );
    const tally = { anyFalse: 0, covered: 0, right: 0, undecided: 0 };
    for (let replication = 0; replication < replications; replication++) {
      const differences = Array.from({ length: cell.seeds }, () => drawnCorrelation(r, cell, stream));
      const [decision] = decide([{ form: "association", differences, margin: ASSOCIATION_MARGIN }], LEVEL);
      const { verdict, interval } = decision!;
      if (isFalse("association", verdict, effect)) tally.anyFalse++;
      else if (verdict !== "inconclusive") tally.right++;
      if (verdict === "inconclusive") tally.undecided++;
      if (interval.low <= truth.high && truth.low <= interval.high) tally.covered++;
    }
    const share = (count: number) => count / replications;
    return {
      anyFalse: share(tally.anyFalse),
      covered: share(tally.covered),
      right: share(tally.right),
      undecided: share(tally.undecided),
    };
  });
  return { 0: outcomes[0]!, 1: outcomes[1]!, 2: outcomes[2]! };
}

export function drawnCorrelation(
  r: number,
  { variants, diverged, grain }: AssociationCell,
  stream: RandomStream,
): Range {
  const values = Array.from({ length: variants }, () => {
    const x = stream.normal();
    const y = r * x + Math.sqrt(1 - r * r) * stream.normal();
    const gone = stream.next() < diverged;
    return [x, y].map((value) => exactly(gone ? Number.POSITIVE_INFINITY : rounded(value, grain)));
  });
  const ranked = (side: 0 | 1) => ({ values: values.map((pair) => pair[side]!), good: "low" as const });
  return rankAssociation(ranked(0), ranked(1));
}

const exactly = (value: number): Range => ({ low: value, high: value });
const rounded = (value: number, grain: number) => (grain === 0 ? value : Math.round(value / grain) * grain);

/** The correlation at which half of the seeds lie above `limit`; by bisection over common draws. */
export function correlationAt(limit: number, cell: AssociationCell, draws: number): number {
  if (limit === 0) return 0;
  const isTooLow = (r: number) => {
    const stream = randomStream(`calibration/association/correlation/${JSON.stringify(cell)}`);
    let above = 0;
    for (let draw = 0; draw < draws; draw++) if (isAbove(drawnCorrelation(r, cell, stream), limit)) above++;
    return above < draws / 2;
  };
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 12; halving++) {
    const middle = (low + high) / 2;
    if (isTooLow(middle)) low = middle;
    else high = middle;
  }
  return low;
}
