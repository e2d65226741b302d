import type { Factor, Levels } from "./scenario.ts";

/**
 * Every combination of levels of the factors that a claim's sides do not name, the first factor varying slowest:
 * the claim is tested at each. [{}] where the claim names all factors, or averages over the others.
 */
export function openLevels(
  sides: readonly Levels[],
  factors: readonly Factor[],
  averaged: readonly string[] = [],
): Levels[] {
  return factors
    .filter(({ name }) => !averaged.includes(name) && !sides.some((side) => Object.hasOwn(side, name)))
    .reduce<Levels[]>(
      (all, factor) =>
        all.flatMap((levels) => factor.levels.map((level) => ({ ...levels, [factor.name]: level }))),
      [{}],
    );
}
