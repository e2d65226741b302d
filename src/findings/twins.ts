import type { MeasuredRun } from "../measures/measure.ts";
import type { Levels, MeasureSelector, Scenario } from "../scenario/scenario.ts";
import { measuredValue } from "./measuredValue.ts";
import { type Range, weightedSum } from "./range.ts";

/** The runs of one seed, one per side of a claim, and what was measured of each. */
export interface Twins {
  readonly seed: number;
  readonly values: readonly Range[];
  readonly diverged: readonly boolean[];
}

/**
 * Twins for every seed that all sides have run, by ascending seed. A side that several variants have, since the claim
 * averages over a factor, counts with their mean, and as diverged where all of them are.
 *
 * Errors   throws where no variant has a side's levels, or no seed was run by all sides
 */
export function twinsOf(
  sides: readonly Levels[],
  selector: MeasureSelector,
  variants: Scenario["variants"],
  runs: readonly MeasuredRun[],
): Twins[] {
  const runsBySide = sides.map((side) =>
    variantsOf(side, variants).map(
      (id) => new Map(runs.filter((run) => run.variant === id).map((run) => [run.seed, run])),
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
      values: siblings.map((own) => meanRange(own.map((run) => measuredValue(run, selector)))),
      diverged: siblings.map((own) => own.every((run) => run.outcome.kind === "diverged")),
    };
  });
}

/** The range of the mean; a single value is itself, to the last digit. */
function meanRange(ranges: readonly Range[]): Range {
  if (ranges.length === 1) return ranges[0]!;
  return weightedSum(
    ranges,
    ranges.map(() => 1 / ranges.length),
  );
}

/** All variants with a side's levels: one, unless the claim averages over a factor. */
function variantsOf(side: Levels, variants: Scenario["variants"]): string[] {
  const named = Object.entries(side);
  const matching = variants.filter((variant) =>
    named.every(([factor, level]) => variant.levels[factor] === level),
  );
  if (matching.length === 0) {
    throw new Error(`no variant has ${named.map(([factor, level]) => `${factor} ${level}`).join(", ")}`);
  }
  return matching.map(({ id }) => id);
}
