import { decideAtOnce } from "../findings/decide.ts";
import { lookByLook } from "../findings/decideSequentially.ts";
import type { Decided, Evidence } from "../findings/evidence.ts";
import type { Verdict } from "../findings/finding.ts";
import { medianRange, type Range } from "../findings/range.ts";
import { seedsNeeded } from "../findings/seedsNeeded.ts";
import { sequentialInterval } from "../findings/sequentialInterval.ts";
import { stopAfter } from "../findings/stopping.ts";
import { nuanceOf } from "../findings/verdict.ts";
import { type RandomStream, randomStream } from "../random.ts";
import type { Claim } from "../scenario/scenario.ts";
import { usualLooks } from "../scenario/vocabulary/seeds.ts";
import { looksUpTo } from "../statistics/sequentialSignTest.ts";
import { ASSOCIATION_MARGIN, type AssociationCell, correlationAt, drawnCorrelation } from "./associations.ts";
import { covers, isFalse, type SimulatedForm, simulatedClaim } from "./cell.ts";
import { familySizes, forms } from "./cells.ts";
import { type DistributionName, distributions } from "./distributions.ts";

/** One kind of scenario whose seeds go on until decided: so many claims of one form. */
export type SequentialCell =
  | { readonly form: SimulatedForm; readonly distribution: DistributionName; readonly claims: number }
  | {
      readonly form: "association";
      readonly variants: number;
      readonly diverged: number;
      readonly claims: number;
    };

/** A scenario looks up to 48 times, at six truths: each counts for ten. */
export const sequentialReplications = (replications: number) => Math.max(10, Math.round(replications / 10));

/** Every kind that is tried. */
export function allSequences(): SequentialCell[] {
  return familySizes.flatMap((claims) => [
    ...forms.flatMap((form) =>
      (Object.keys(distributions) as DistributionName[]).map((distribution) => ({
        form,
        distribution,
        claims,
      })),
    ),
    ...[0, 0.2].map((diverged) => ({ form: "association", variants: 8, diverged, claims }) as const),
  ]);
}

/** True medians that are tried, as multiples of the margin δ. */
export const truths = [0, 1, 1.25, 1.5, 2, 4] as const;

/** What came of the replications at one truth; shares of scenarios, or of their claims. */
export interface SequentialOutcome {
  readonly truth: number;
  /** Scenarios with at least one false verdict. */
  readonly anyFalse: number;
  /** Claims whose interval at the stop holds the true median. */
  readonly covered: number;
  readonly undecided: number;
  /** Scenarios that stopped since what was open would hardly be decided. */
  readonly hopeless: number;
  /** At the stop: mean, median, and what 9 of 10 scenarios need at most. */
  readonly seeds: { readonly mean: number; readonly median: number; readonly most: number };
  /** The same data by the fixed test on 20 seeds, and by that followed by the fresh seeds that it suggests. */
  readonly fixed: { readonly anyFalse: number; readonly undecided: number };
  readonly twoStages: { readonly anyFalse: number; readonly undecided: number; readonly seeds: number };
}

const LEVEL = 0.05;
const FIXED_SEEDS = 20;
const looks = usualLooks;

/** Differences of a claim, seed by seed, at each of the truths. */
interface Source {
  readonly form: Claim["form"];
  readonly margin: number;
  /** As multiples of the margin. */
  readonly truths: readonly number[];
  /** Of one claim in one seed. */
  draw(stream: RandomStream): Range[];
  /** Whether an interval holds the true median of the truth at that place. */
  covers(interval: Range, at: number): boolean;
}

/**
 * Simulates scenarios whose seeds go on until decided, look by look and stopped as the lab stops, at known true medians;
 * beside it, on the same draws, the fixed test on 20 seeds, alone and followed by the fresh seeds that it suggests.
 *
 * Of claims of association the true rank correlation is such that half of the seeds lie above the margin, or twice it.
 */
export function simulateSequential(cell: SequentialCell, replications: number): SequentialOutcome[] {
  const source = cell.form === "association" ? ofAssociations(cell) : ofSides(cell);
  const name = `calibration/sequential/${JSON.stringify(cell)}`;
  const tallies = source.truths.map((truth) => ({
    truth,
    stops: [] as number[],
    sums: { anyFalse: 0, covered: 0, undecided: 0, hopeless: 0 },
    fixed: { anyFalse: 0, undecided: 0 },
    twoStages: { anyFalse: 0, undecided: 0, seeds: 0 },
  }));
  for (let replication = 0; replication < replications; replication++) {
    const claims = Array.from({ length: cell.claims }, (_, claim) =>
      seedBySeed(source, randomStream(`${name}/${replication}/${claim}`)),
    );
    for (const [at, tally] of tallies.entries()) count(tally, claims, at, source);
  }
  const share = (value: number) => value / replications;
  const shareOfClaims = (value: number) => share(value) / cell.claims;
  return tallies.map(({ truth, stops, sums, fixed, twoStages }) => ({
    truth,
    anyFalse: share(sums.anyFalse),
    covered: shareOfClaims(sums.covered),
    undecided: shareOfClaims(sums.undecided),
    hopeless: share(sums.hopeless),
    seeds: seedsOf(stops),
    fixed: { anyFalse: share(fixed.anyFalse), undecided: shareOfClaims(fixed.undecided) },
    twoStages: {
      anyFalse: share(twoStages.anyFalse),
      undecided: shareOfClaims(twoStages.undecided),
      seeds: share(twoStages.seeds),
    },
  }));
}

function seedsOf(stops: readonly number[]): SequentialOutcome["seeds"] {
  const sorted = [...stops].sort((a, b) => a - b);
  return {
    mean: stops.reduce((sum, seeds) => sum + seeds, 0) / stops.length,
    median: sorted[sorted.length >> 1]!,
    most: sorted[Math.ceil(0.9 * sorted.length) - 1]!,
  };
}

type Tally = {
  readonly truth: number;
  readonly stops: number[];
  readonly sums: { anyFalse: number; covered: number; undecided: number; hopeless: number };
  readonly fixed: { anyFalse: number; undecided: number };
  readonly twoStages: { anyFalse: number; undecided: number; seeds: number };
};

function count(tally: Tally, claims: readonly DrawnClaim[], at: number, source: Source): void {
  const { form } = source;
  const { truth } = tally;
  const noted = (into: { anyFalse: number; undecided: number }, verdicts: readonly Verdict[]) => {
    if (verdicts.some((verdict) => isFalse(form, verdict, truth))) into.anyFalse++;
    into.undecided += verdicts.filter((verdict) => verdict === "inconclusive").length;
  };
  const { decided, twins, stop } = untilDecided(claims, at, source);
  noted(
    tally.sums,
    decided.map(({ verdict }) => verdict),
  );
  tally.stops.push(twins);
  if (stop === "hopeless") tally.sums.hopeless++;
  for (const claim of claims) {
    const interval = sequentialInterval(claim.lists[at]!.slice(0, twins), LEVEL, looks);
    if (source.covers(interval, at)) tally.sums.covered++;
  }
  const first = atOnce(claims, at, source, 0, FIXED_SEEDS);
  noted(
    tally.fixed,
    first.map(({ verdict }) => verdict),
  );
  const needed = first.flatMap(({ verdict, test }) =>
    verdict === "inconclusive" ? (suggested(form, test, claims.length) ?? []) : [],
  );
  const fresh = Math.max(0, ...needed);
  const second = fresh === 0 ? first : atOnce(claims, at, source, FIXED_SEEDS, fresh);
  noted(
    tally.twoStages,
    first.map(({ verdict }, claim) => (verdict === "inconclusive" ? second[claim]!.verdict : verdict)),
  );
  tally.twoStages.seeds += FIXED_SEEDS + fresh;
}

const knownSuggestions = new Map<string, number | null>();

/** The fresh seeds that the lab suggests after the fixed test. */
function suggested(form: Claim["form"], test: Decided["test"], claims: number): number | null {
  const key = [form, test.above, test.below, test.unknown, claims].join("/");
  const known = knownSuggestions.get(key);
  if (known !== undefined) return known;
  const count = seedsNeeded(form, test, FIXED_SEEDS, claims, LEVEL);
  knownSuggestions.set(key, count);
  return count;
}

function atOnce(claims: readonly DrawnClaim[], at: number, source: Source, from: number, seeds: number) {
  return decideAtOnce(
    claims.map((claim) => {
      claim.drawTo(from + seeds);
      return evidenceOf(source, claim.lists[at]!.slice(from, from + seeds));
    }),
    LEVEL,
  );
}

const evidenceOf = ({ form, margin }: Source, differences: readonly Range[]): Evidence => ({
  form,
  margin,
  differences,
});

/** Look by look, until the lab would stop. */
function untilDecided(claims: readonly DrawnClaim[], at: number, source: Source) {
  const standings = lookByLook(
    claims.map(({ lists }) => evidenceOf(source, lists[at]!)),
    LEVEL,
    looks,
  );
  for (const twins of looksUpTo(looks)) {
    for (const claim of claims) claim.drawTo(twins);
    const decided = standings.next().value as readonly Decided[];
    const stop = stopAfter(
      decided.map(({ test, verdict, untilDecided: state }, claim) => ({
        form: source.form,
        verdict,
        twins,
        untilDecided: state!,
        // Asked for of a contradicted claim alone, when nothing else is open.
        get nuance() {
          return nuanceOf({
            verdict,
            form: source.form,
            twins,
            fewest: looks.atLeast,
            diverged: [],
            unmatched: false,
            unknown: test.unknown,
            interval: sequentialInterval(
              claims[claim]!.lists[at]!.slice(0, twins),
              LEVEL / claims.length,
              looks,
            ),
            margin: source.margin,
          });
        },
      })),
    );
    if (stop !== null) return { decided, twins, stop };
  }
  throw new Error("untilDecided: the last look did not stop");
}

/** Drawn as they are asked for: the same draws at every truth. */
interface DrawnClaim {
  /** Of each truth. */
  readonly lists: readonly (readonly Range[])[];
  drawTo(seeds: number): void;
}

function seedBySeed(source: Source, stream: RandomStream): DrawnClaim {
  const lists: Range[][] = source.truths.map(() => []);
  return {
    lists,
    drawTo(seeds) {
      while (lists[0]!.length < seeds)
        source.draw(stream).forEach((difference, truth) => {
          lists[truth]!.push(difference);
        });
    },
  };
}

function ofSides({ form, distribution }: Extract<SequentialCell, { distribution: string }>): Source {
  const { margin, draw, differenceAt } = simulatedClaim(form, distribution);
  return {
    form,
    margin,
    truths,
    draw(stream) {
      const values = draw(stream);
      return truths.map((truth) => differenceAt(values, truth * margin));
    },
    covers: (interval, at) => covers(interval, truths[at]! * margin),
  };
}

/** Truths that correlations can have. */
const correlations = [0, 1, 2] as const;

/** Two hundred seeds see an error of a hundredth in the chance of exceeding the margin: this is a third of one. */
const CORRELATION_DRAWS = 20_001;

function ofAssociations({ variants, diverged }: Extract<SequentialCell, { form: "association" }>): Source {
  const cell: AssociationCell = { variants, diverged, seeds: FIXED_SEEDS, grain: 0 };
  const strengths = correlations.map((truth) =>
    correlationAt(truth * ASSOCIATION_MARGIN, cell, CORRELATION_DRAWS),
  );
  const medians = strengths.map((strength, at) => {
    const stream = randomStream(`calibration/sequential/association/${JSON.stringify(cell)}/${at}`);
    return medianRange(
      Array.from({ length: CORRELATION_DRAWS }, () => drawnCorrelation(strength, cell, stream)),
    );
  });
  return {
    form: "association",
    margin: ASSOCIATION_MARGIN,
    truths: correlations,
    draw: (stream) => strengths.map((strength) => drawnCorrelation(strength, cell, stream)),
    covers: ({ low, high }, at) => low <= medians[at]!.high && medians[at]!.low <= high,
  };
}
