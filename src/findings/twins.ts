import type { MeasuredRun } from "../measures/measure.ts";
import type { Levels, MeasureSelector, Scenario } from "../scenario/scenario.ts";
import { measuredValue } from "./measuredValue.ts";
import type { Range } from "./range.ts";

/** The runs of one seed, one per side of a claim, and what was measured of each. */
export interface Twins {
  readonly seed: number;
  readonly values: readonly Range[];
  readonly diverged: readonly boolean[];
}

/**
 * Twins for every seed that all sides have run, by ascending seed.
 *
 * Errors   throws where no variant has a side's levels, or no seed was run by all sides
 */
export function twinsOf(
  sides: readonly Levels[],
  selector: MeasureSelector,
  variants: Scenario["variants"],
  runs: readonly MeasuredRun[],
): Twins[] {
  const runsBySeed = sides.map((side) => {
    const id = variantOf(side, variants);
    return new Map(runs.filter((run) => run.variant === id).map((run) => [run.seed, run]));
  });
  const seeds = [...runsBySeed[0]!.keys()]
    .filter((seed) => runsBySeed.every((bySeed) => bySeed.has(seed)))
    .sort((left, right) => left - right);
  if (seeds.length === 0) throw new Error("needs at least 1 seed that every side has run, got 0");
  return seeds.map((seed) => {
    const siblings = runsBySeed.map((bySeed) => bySeed.get(seed)!);
    return {
      seed,
      values: siblings.map((run) => measuredValue(run, selector)),
      diverged: siblings.map((run) => run.outcome.kind === "diverged"),
    };
  });
}

function variantOf(side: Levels, variants: Scenario["variants"]): string {
  const named = Object.entries(side);
  const matching = variants.find((variant) =>
    named.every(([factor, level]) => variant.levels[factor] === level),
  );
  if (matching === undefined) {
    throw new Error(`no variant has ${named.map(([factor, level]) => `${factor} ${level}`).join(", ")}`);
  }
  return matching.id;
}
