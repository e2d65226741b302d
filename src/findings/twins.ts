import type { MeasuredRun } from "../measures/measure.ts";
import { alikeBut } from "../scenario/alikeBut.ts";
import type { Levels, MeasureSelector, Scenario } from "../scenario/scenario.ts";
import { numberOfSide } from "../scenario/sideNumbers.ts";
import { largestUsableRate } from "./largestUsableRate.ts";
import { measuredValue } from "./measuredValue.ts";
import { type Range, weightedSum } from "./range.ts";

/** The runs of one seed, one per side of a claim, and what was measured of each. */
export interface Twins {
  readonly seed: number;
  readonly values: readonly Range[];
  readonly diverged: readonly boolean[];
}

/** A run of a side, and what it is a run of. */
interface SideRun {
  readonly variant: Scenario["variants"][number];
  readonly run: MeasuredRun;
}

/**
 * Twins for every seed that all sides have run, by ascending seed. A side that several variants have, since the claim
 * averages over a factor, counts with their mean, and as diverged where all of them are; of a measure of several runs, with
 * the one value that these have.
 *
 * Errors   throws where no variant has a side's levels, or no seed was run by all sides
 */
export function twinsOf(
  sides: readonly Levels[],
  selector: MeasureSelector,
  variants: Scenario["variants"],
  runs: readonly MeasuredRun[],
): Twins[] {
  const meant = sides.map((side) => numberOfSide(side, selector, variants));
  const runsBySide = meant.map(({ levels }) =>
    variantsOf(levels, variants).map(
      (variant) =>
        new Map(runs.filter((run) => run.variant === variant.id).map((run) => [run.seed, { variant, run }])),
    ),
  );
  const all = runsBySide.flat();
  const seeds = [...all[0]!.keys()]
    .filter((seed) => all.every((bySeed) => bySeed.has(seed)))
    .sort((left, right) => left - right);
  if (seeds.length === 0) throw new Error("needs at least 1 seed that every side has run, got 0");
  return seeds.map((seed) => {
    const siblings = runsBySide.map((side) => side.map((bySeed) => bySeed.get(seed)!));
    return {
      seed,
      values: siblings.map((own, side) => {
        const { selector: number } = meant[side]!;
        return meanRange(takenTogether(own, number).map((each) => sideValue(each, number)));
      }),
      // A rate at which a run diverges is not usable: that is in the value already.
      diverged: siblings.map(
        (own) => selector.over === undefined && own.every(({ run }) => run.outcome.kind === "diverged"),
      ),
    };
  });
}

/** Runs that a measure takes together: each by itself, but for those that it goes over. */
function takenTogether(runs: readonly SideRun[], { over }: MeasureSelector): readonly (readonly SideRun[])[] {
  if (over === undefined) return runs.map((run) => [run]);
  return alikeBut(over, runs, ({ variant }) => variant.levels);
}

function sideValue(runs: readonly SideRun[], selector: MeasureSelector): Range {
  if (selector.over === undefined) return measuredValue(runs[0]!.run, selector);
  return largestUsableRate(
    runs.map(({ variant, run }) => ({ rate: variant.settings.training.optimizer.learningRate, run })),
  );
}

/** The range of the mean; a single value is itself, to the last digit. */
function meanRange(ranges: readonly Range[]): Range {
  if (ranges.length === 1) return ranges[0]!;
  return weightedSum(
    ranges,
    ranges.map(() => 1 / ranges.length),
  );
}

/** All variants with a side's levels: one, unless the claim averages over a factor, or its measure goes over one. */
function variantsOf(side: Levels, variants: Scenario["variants"]): Scenario["variants"] {
  const named = Object.entries(side);
  const matching = variants.filter((variant) =>
    named.every(([factor, level]) => variant.levels[factor] === level),
  );
  if (matching.length === 0) {
    throw new Error(`no variant has ${named.map(([factor, level]) => `${factor} ${level}`).join(", ")}`);
  }
  return matching;
}
