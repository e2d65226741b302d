import { comparisonOf } from "../findings/comparison.ts";
import { decide } from "../findings/decide.ts";
import type { Evidence } from "../findings/evidence.ts";
import type { Verdict } from "../findings/finding.ts";
import { type Range, weightedSum } from "../findings/range.ts";
import { type RandomStream, randomStream } from "../random.ts";
import type { Claim } from "../scenario/scenario.ts";
import { type Distribution, type DistributionName, distributions, observed } from "./distributions.ts";

/** Forms whose differences are weighted sums; an association's are rank correlations, decided like any difference. */
export type SimulatedForm = Exclude<Claim["form"], "association">;

/** One kind of scenario: so many claims of one form, on so many seeds. */
export interface Cell {
  readonly form: SimulatedForm;
  readonly distribution: DistributionName;
  readonly seeds: number;
  readonly claims: number;
}

/** True medians that are tried, as multiples of the margin δ: none, at the margin (the least favourable), beyond it. */
export const effects = [0, 1, 2] as const;
export type Effect = (typeof effects)[number];

/** What came of the replications of a cell at one true effect; shares of scenarios, or of their claims. */
export interface Outcome {
  /** Scenarios with at least one false verdict. */
  readonly anyFalse: number;
  /** Claims whose interval holds the true median. */
  readonly covered: number;
  /** Claims with the verdict that is true; at the margin there is none. */
  readonly right: number;
  /** Claims without a verdict. */
  readonly undecided: number;
}

const LEVEL = 0.05;
const TREND_LEVELS = 4;
const MEDIAN_DRAWS = 400_001;
/** The sides of a claim but the first vary less, so that differences are skewed as the first is. */
const CALM = 0.4;

/**
 * Simulates scenarios whose claims have known true medians, and decides them as the lab does.
 *
 *   d = Σ wᵢ yᵢ + (k·δ − median of Σ wᵢ yᵢ)      wᵢ the weights of the claim's form, k the effect
 *
 * Every replication draws anew; the three effects share its draws. The median is taken from 400,001 draws: its error
 * moves the chance of exceeding it by less than 0.001.
 */
export function simulateCell(cell: Cell, replications: number): Record<Effect, Outcome> {
  const { form, seeds, claims } = cell;
  const { margin, draw, differenceAt } = simulatedClaim(form, cell.distribution);
  const stream = randomStream(`calibration/${form}/${cell.distribution}/${seeds}/${claims}`);
  const tallies = effects.map(() => ({ anyFalse: 0, covered: 0, right: 0, undecided: 0 }));
  for (let replication = 0; replication < replications; replication++) {
    const drawn = Array.from({ length: claims }, () => Array.from({ length: seeds }, () => draw(stream)));
    for (const [at, effect] of effects.entries()) {
      const truth = effect * margin;
      const evidence = drawn.map(
        (sides): Evidence => ({
          form,
          margin,
          differences: sides.map((values) => differenceAt(values, truth)),
        }),
      );
      count(tallies[at]!, decide(evidence, LEVEL), form, effect, truth);
    }
  }
  const shares = tallies.map(({ anyFalse, covered, right, undecided }) => ({
    anyFalse: anyFalse / replications,
    covered: covered / replications / claims,
    right: right / replications / claims,
    undecided: undecided / replications / claims,
  }));
  return { 0: shares[0]!, 1: shares[1]!, 2: shares[2]! };
}

/** A claim of a form whose sides are drawn from a distribution: what they come to at a true median difference. */
export function simulatedClaim(form: SimulatedForm, name: DistributionName) {
  const distribution = distributions[name];
  const weights = weightsOf(form);
  const center = medianDifference(distribution, weights);
  return {
    margin: distribution.margin,
    draw: (stream: RandomStream) => drawSides(distribution, weights.length, stream),
    differenceAt: (values: readonly number[], truth: number) =>
      difference(values, weights, truth - center, distribution),
  };
}

/** The weights of the sides, from the lab's own claims. */
function weightsOf(form: SimulatedForm): readonly number[] {
  const base = {
    id: form,
    says: form,
    source: null,
    measure: { kind: "test-accuracy", statistic: null, layer: null },
    by: { difference: 1 },
  } as const;
  const side = { side: "a" };
  const levels = Array.from({ length: TREND_LEVELS }, (_, level) => String(level));
  const claim: Record<SimulatedForm, Claim> = {
    difference: { ...base, form: "difference", better: side, than: side },
    same: { ...base, form: "same", one: side, other: side },
    contrast: { ...base, form: "contrast", better: side, than: side, beyond: { better: side, than: side } },
    trend: { ...base, form: "trend", over: "level", direction: "falls" },
  };
  return comparisonOf(claim[form], [{ name: "level", levels }]).weights;
}

function drawSides(distribution: Distribution, sides: number, stream: RandomStream): number[] {
  return Array.from({ length: sides }, (_, side) => {
    const value = distribution.draw(stream);
    return rounded(side === 0 ? value : CALM * value, distribution.grain);
  });
}

const rounded = (value: number, grain: number) => (grain === 0 ? value : Math.round(value / grain) * grain);

/** The shift goes to the first side, as the better treatment would. */
function difference(
  values: readonly number[],
  weights: readonly number[],
  shift: number,
  distribution: Distribution,
): Range {
  const ranges = values.map((value, side) =>
    observed(side === 0 ? value + shift / weights[0]! : value, distribution),
  );
  return weightedSum(ranges, weights);
}

const knownMedians = new Map<string, number>();

function medianDifference(distribution: Distribution, weights: readonly number[]): number {
  const name = JSON.stringify([distribution.says, weights]);
  const known = knownMedians.get(name);
  if (known !== undefined) return known;
  const stream = randomStream(`calibration/median/${name}`);
  const drawn = Float64Array.from({ length: MEDIAN_DRAWS }, () =>
    drawSides(distribution, weights.length, stream).reduce(
      (sum, value, side) => sum + weights[side]! * value,
      0,
    ),
  ).sort();
  const median = drawn[MEDIAN_DRAWS >> 1]!;
  knownMedians.set(name, median);
  return median;
}

/** Whether a verdict says what is not so. At the margin, either verdict does. */
export function isFalse(form: Claim["form"], verdict: Verdict, effect: number): boolean {
  if (verdict === "inconclusive") return false;
  const saysBeyond = (verdict === "supported") === (form !== "same");
  return saysBeyond ? effect <= 1 : effect >= 1;
}

/** A tied difference is the true median but for its rounding. */
const ROUNDING = 1e-9;

export const covers = ({ low, high }: Range, truth: number): boolean =>
  low - ROUNDING <= truth && truth <= high + ROUNDING;

function count(
  tally: { anyFalse: number; covered: number; right: number; undecided: number },
  decisions: ReturnType<typeof decide>,
  form: Claim["form"],
  effect: Effect,
  truth: number,
): void {
  let someFalse = false;
  for (const { verdict, interval } of decisions) {
    if (isFalse(form, verdict, effect)) someFalse = true;
    else if (verdict !== "inconclusive") tally.right++;
    if (verdict === "inconclusive") tally.undecided++;
    if (covers(interval, truth)) tally.covered++;
  }
  if (someFalse) tally.anyFalse++;
}
