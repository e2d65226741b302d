import type { MeasuredRun } from "../measures/measure.ts";
import { choicesFor } from "../plan/frozen.ts";
import type { Claim, MeasureSelector, Scenario } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { fewestSeeds } from "../statistics/fewestSeeds.ts";
import { type Decision, decide } from "./decide.ts";
import type { Finding, Untold } from "./finding.ts";
import { describeLevels } from "./levels.ts";
import { inLossUnits } from "./lossUnits.ts";
import { measureLabel } from "./measureLabel.ts";
import type { OwnBest } from "./ownBest.ts";
import { finiteOrNull, knownValue } from "./range.ts";
import { seedsNeeded } from "./seedsNeeded.ts";
import { sentenceOf } from "./sentence.ts";
import { everyStepGoes } from "./slope.ts";
import { type Tested, testClaim } from "./testClaim.ts";
import { nuanceOf } from "./verdict.ts";

/**
 * How the claims of a scenario came out: one finding per claim and per combination of levels of the factors that the
 * claim does not name, in the scenario's order. Seeds are the unit of evidence: runs are paired by seed, each pair (for
 * a trend, a contrast or an association, each set) gives one difference d, and all findings share one Holm correction.
 *
 * Errors   throws where a claim has no twins or no values, naming the claim
 * Source   sign tests (Conover 1999) with order-statistic intervals, corrected by Holm (1979)
 *
 * @example
 *   const { scenario } = readScenarioFile("scenarios/rose-buds.yaml");
 *   const claims = scenario.claims.filter(({ id }) => id === "bn-repairs-bias");
 *   const accuracyOf = (variant) => (variant === "one-subset--batch-norm" ? 0.5 : 0.9);
 *   const runs = plan(scenario).map(({ variant, seed }) => {
 *     const value = { low: accuracyOf(variant), high: accuracyOf(variant), statistic: "running", layer: null };
 *     return { variant, seed, outcome: { kind: "finished" }, measures: [{ name: "test-accuracy", ...value }] };
 *   });
 *   const [finding] = findingsOf({ ...scenario, claims }, runs);
 *   finding.verdict // 'contradicted'
 *   finding.effect // { median: -0.4, low: -0.4, high: -0.4 }
 *   finding.below // 20
 */
export function findingsOf(
  scenario: Pick<Scenario, "claims" | "variants" | "factors" | "level" | "seeds">,
  runs: readonly MeasuredRun[],
  tuning: OwnBest | null = null,
): Finding[] {
  const tested = scenario.claims.flatMap((claim) => testClaim(claim, scenario, runs));
  if (tested.length === 0) return [];
  const { untilDecided } = scenario.seeds;
  const decisions = decide(
    tested.map(({ claim, differences, comparison, isUnmatched }) => ({
      form: claim.form,
      differences,
      margin: comparison.margin,
      isWithheld: isUnmatched,
    })),
    scenario.level,
    untilDecided,
  );
  const fewest = fewestSeeds(tested.length, scenario.level, untilDecided);
  return tested.map((one, index) => {
    const decision = decisions[index]!;
    const isOpen = decision.verdict === "inconclusive" && !one.isUnmatched(one.twins.length);
    const fresh =
      isOpen && untilDecided === null ? freshSeeds(one, decision, tested.length, scenario.level) : undefined;
    const finding = conclude(one, decision, fewest, fresh, tuning ? ownBest(one, tuning) : undefined);
    return { ...finding, ...inUnitsOf(scenario.variants, finding) };
  });
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
  const { claim, comparison, where, twins, differences, effect, sides, otherMedians, isUnmatched } = tested;
  const { interval, test, verdict, pHolm, untilDecided } = decision;
  const nuance = nuanceOf({
    verdict,
    form: claim.form,
    twins: twins.length,
    fewest,
    diverged: sides.map((side) => side.diverged),
    unmatched: untilDecided?.decidedAt == null && isUnmatched(twins.length),
    unknown: test.unknown,
    interval: decision.corrected,
    margin: comparison.margin,
  });
  const everyStep =
    claim.form === "trend"
      ? twins.filter(({ values }) => everyStepGoes(values, comparison.sign)).length
      : undefined;
  const finding: Untold = {
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
      levels,
      median: knownValue(median),
      low: finiteOrNull(median.low),
      high: finiteOrNull(median.high),
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
    ...(untilDecided === undefined
      ? {}
      : {
          untilDecided:
            untilDecided.decidedAt !== null && isUnmatched(twins.length)
              ? { ...untilDecided, unmatched: true as const }
              : untilDecided,
        }),
    ...(tuned === undefined ? {} : { ownBest: tuned }),
  };
  return {
    ...finding,
    sentence: sentenceOf(finding, { ...tested, interval, fewest }),
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

/** Losses of real targets are squared errors. */
function inUnitsOf(
  variants: Scenario["variants"],
  { measure, association }: Finding,
): Pick<Finding, "measure" | "association"> {
  const of = (one: Finding["measure"]) => ({ ...one, unit: inLossUnits(variants, one.unit) });
  return {
    measure: of(measure),
    ...(association === undefined ? {} : { association: { ...association, with: of(association.with) } }),
  };
}
