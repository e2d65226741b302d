import type { MeasuredRun } from "../measures/measure.ts";
import { heldTogether, openLevels } from "../scenario/openLevels.ts";
import type { Claim, Levels, MeasureSelector, Scenario } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { isLeftOut, rankAssociation } from "./association.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { tooFewReachLoss } from "./matchedLoss.ts";
import { logarithm, medianRange, weightedSum } from "./range.ts";
import { type Twins, twinsOf } from "./twins.ts";

/** One claim, tested at one combination of the levels that it leaves open. */
export type Tested = ReturnType<typeof testAt>;

/** A claim tested at every combination of the levels that it leaves open. */
export function testClaim(
  claim: Claim,
  scenario: Pick<Scenario, "variants" | "factors">,
  runs: readonly MeasuredRun[],
): Tested[] {
  const comparison = comparisonOf(claim, scenario.factors);
  return openLevels(comparison.sides, scenario.factors, heldTogether(claim)).map((where) => {
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

/** Differences and effect of one claim at one combination; `others` are the values that an association ranks beside its own. */
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
    isUnmatched: (first: number) =>
      tooFewReachLoss(claim.measure, twins.slice(0, first)) ||
      (claim.form === "association" && tooFewReachLoss(claim.with, others.slice(0, first))),
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
