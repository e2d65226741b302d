import type { MeasuredRun } from "../measures/measure.ts";
import { choicesFor } from "../plan/frozen.ts";
import { placesOf } from "../plan/places.ts";
import type { Claim, Levels, MeasureSelector, Scenario } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { fewestSeeds } from "../statistics/fewestSeeds.ts";
import { isLeftOut, rankAssociation } from "./association.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { type Decision, decide } from "./decide.ts";
import type { Finding } from "./finding.ts";
import { tooFewReachLoss } from "./matchedLoss.ts";
import { measureLabel } from "./measureLabel.ts";
import type { OwnBest } from "./ownBest.ts";
import { finiteOrNull, knownValue, logarithm, medianRange, weightedSum } from "./range.ts";
import { seedsNeeded } from "./seedsNeeded.ts";
import { sentenceOf } from "./sentence.ts";
import { describeLevels } from "./sides.ts";
import { everyStepGoes } from "./slope.ts";
import { type Twins, twinsOf } from "./twins.ts";
import { nuanceOf } from "./verdict.ts";

/**
 * How the claims of a scenario came out: one finding per claim and per combination of levels of the factors that the
 * claim does not name, in the scenario's order. Seeds are the unit of evidence: runs are paired by seed, each pair (for
 * a trend, a contrast or an association, each set) gives one difference d, and all findings share one Holm correction.
 *
 * Errors   throws where a claim has no twins or no values, naming the claim
 * Source   sign tests (Conover 1999) with order-statistic intervals, corrected by Holm (1979)
 */
export function findingsOf(
  scenario: Pick<Scenario, "claims" | "variants" | "factors" | "level">,
  runs: readonly MeasuredRun[],
  tuning: OwnBest | null = null,
): Finding[] {
  const tested = scenario.claims.flatMap((claim) => testClaim(claim, scenario, runs));
  if (tested.length === 0) return [];
  const decisions = decide(
    tested.map(({ claim, differences, comparison }) => ({
      form: claim.form,
      differences,
      margin: comparison.margin,
    })),
    scenario.level,
  );
  const fewest = fewestSeeds(tested.length, scenario.level);
  return tested.map((one, index) => {
    const withheld = one.unmatched;
    const decision = withheld
      ? { ...decisions[index]!, verdict: "inconclusive" as const }
      : decisions[index]!;
    const open = decision.verdict === "inconclusive" && !withheld;
    const fresh = open ? freshSeeds(one, decision, tested.length, scenario.level) : undefined;
    return conclude(one, decision, fewest, fresh, tuning ? ownBest(one, tuning) : undefined);
  });
}

type Tested = ReturnType<typeof testAt>;

function testClaim(
  claim: Claim,
  scenario: Pick<Scenario, "variants" | "factors">,
  runs: readonly MeasuredRun[],
): Tested[] {
  const comparison = comparisonOf(claim, scenario.factors);
  return placesOf(comparison.sides, scenario.factors, claim.average).map((where) => {
    const sides = comparison.sides.map((side) => ({ ...side, ...where }));
    const twins = (selector: MeasureSelector) => twinsOf(sides, selector, scenario.variants, runs);
    try {
      const others = claim.form === "association" ? twins(claim.with) : [];
      return testAt(claim, comparison, where, twins(claim.measure), others);
    } catch (error) {
      throw new Error(`claim "${claim.id}": ${(error as Error).message}`, { cause: error });
    }
  });
}

/** Differences and effect of one claim at one place; `others` are the values that an association ranks beside its own. */
function testAt(
  claim: Claim,
  comparison: Comparison,
  where: Levels,
  twins: readonly Twins[],
  others: readonly Twins[],
) {
  const differences =
    claim.form === "association"
      ? twins.map(({ values }, index) => {
          const own = { values, good: measures[claim.measure.kind].good };
          const other = { values: others[index]!.values, good: measures[claim.with.kind].good };
          return weightedSum([rankAssociation(own, other)], [comparison.sign]);
        })
      : twins.map(({ values }) =>
          weightedSum(comparison.scale === "ratio" ? values.map(logarithm) : values, comparison.weights),
        );
  const isCensored = ({ values }: Twins, side: number) => values[side]!.low < values[side]!.high;
  return {
    claim,
    comparison,
    where,
    twins,
    differences,
    unmatched:
      tooFewReachLoss(claim.measure, twins) ||
      (claim.form === "association" && tooFewReachLoss(claim.with, others)),
    effect: medianRange(differences),
    otherMedians:
      others.length === 0
        ? []
        : comparison.sides.map((_, side) => medianRange(others.map(({ values }) => values[side]!))),
    sides: comparison.sides.map((levels, side) => ({
      levels,
      leftOut: others.filter((other, index) => isLeftOut(twins[index]!.values[side]!, other.values[side]!))
        .length,
      median: medianRange(twins.map(({ values }) => values[side]!)),
      diverged: twins.filter(({ diverged }) => diverged[side]).length,
      censored: twins.filter(
        (one, index) => isCensored(one, side) || (others[index] && isCensored(others[index], side)),
      ).length,
    })),
  };
}

/** Looking again with more of the same seeds would raise the rate of false verdicts: only fresh ones settle a claim. */
function freshSeeds(
  { claim, twins }: Tested,
  { test }: Decision,
  findings: number,
  level: number,
): Finding["freshSeeds"] {
  const count = seedsNeeded(claim.form, test, twins.length, findings, level);
  return count === null ? null : { from: twins.at(-1)!.seed + 1, count };
}

/** The tuned setting of each side: all of them where the claim averages over a factor that it was chosen per. */
function ownBest({ sides, where }: Tested, { path, seeds, choices }: OwnBest): Finding["ownBest"] {
  return {
    path,
    seeds,
    values: sides.map(({ levels }) => {
      const chosen = choicesFor({ ...levels, ...where }, choices).map(({ value }) => value);
      return [...new Set(chosen)].join(" or ");
    }),
  };
}

function conclude(
  tested: Tested,
  decision: Decision,
  fewest: number,
  fresh: Finding["freshSeeds"],
  tuned: Finding["ownBest"],
): Finding {
  const { claim, comparison, where, twins, differences, effect, sides, otherMedians, unmatched } = tested;
  const { interval, test, verdict, pHolm } = decision;
  const nuance = nuanceOf({
    verdict,
    form: claim.form,
    twins: twins.length,
    fewest,
    diverged: sides.map((side) => side.diverged),
    unmatched,
    interval: decision.corrected,
    margin: comparison.margin,
  });
  const everyStep =
    claim.form === "trend"
      ? twins.filter(({ values }) => everyStepGoes(values, comparison.sign)).length
      : undefined;
  return {
    claim: claim.id,
    says: claim.says,
    source: claim.source,
    form: claim.form,
    measure: measureOf(claim.measure, claim.average),
    where,
    verdict,
    nuance,
    scale: comparison.scale,
    effect: {
      median: knownValue(effect),
      low: finiteOrNull(interval.low),
      high: finiteOrNull(interval.high),
    },
    sides: sides.map(({ levels, median, diverged, censored }) => ({
      label: describeLevels(levels),
      median: knownValue(median),
      diverged,
      censored,
    })),
    margin: comparison.margin,
    twins: twins.length,
    above: test.above,
    below: test.below,
    unknown: test.unknown,
    confidence: interval.confidence,
    p: test.p,
    pHolm,
    ...(everyStep === undefined ? {} : { everyStep }),
    ...(claim.form === "association"
      ? {
          association: {
            with: measureOf(claim.with, claim.average),
            medians: otherMedians.map(knownValue),
          },
        }
      : {}),
    ...(fresh === undefined ? {} : { freshSeeds: fresh }),
    ...(tuned === undefined ? {} : { ownBest: tuned }),
    sentence: sentenceOf({
      claim,
      comparison,
      where,
      twins: twins.length,
      fewest,
      effect,
      interval,
      sides,
      verdict,
      nuance,
      everyStep,
      freshSeeds: fresh,
      ownBest: tuned,
    }),
    differences: twins.map(({ seed }, index) => ({
      seed,
      low: finiteOrNull(differences[index]!.low),
      high: finiteOrNull(differences[index]!.high),
    })),
  };
}

function measureOf(selector: MeasureSelector, average: Claim["average"]): Finding["measure"] {
  const { unit } = measures[selector.kind];
  return { name: selector.kind, label: measureLabel(selector, average), unit };
}
