import type { Range } from "./range.ts";

/**
 * Least-squares slope over equally spaced ranks from 0 to 1, as weights: slope = Σ wⱼ·yⱼ.
 *
 *   rⱼ = j/(L − 1)      wⱼ = (rⱼ − ½) / Σ (rⱼ − ½)²      j = 0 … L − 1
 *
 * Units    a slope is the change over the whole range of levels, in the unit of y
 * Errors   throws for fewer than 2 levels
 */
export function slopeWeights(levels: number): number[] {
  if (levels < 2) throw new Error(`slopeWeights: a trend needs at least 2 levels, got ${levels}`);
  const deviations = Array.from({ length: levels }, (_, j) => (2 * j - (levels - 1)) / (2 * (levels - 1)));
  const squares = deviations.reduce((sum, deviation) => sum + deviation * deviation, 0);
  return deviations.map((deviation) => deviation / squares);
}

/** Whether every step from level to level goes up (sign 1) or down (sign −1) for certain. */
export function everyStepGoes(values: readonly Range[], sign: number): boolean {
  return values.every((value, j) => {
    if (j === 0) return true;
    const before = values[j - 1]!;
    return sign > 0 ? value.low > before.high : value.high < before.low;
  });
}
