import type { Claim, Factor, Levels } from "./scenario.ts";

/**
 * Every combination of levels of the factors that a claim's sides do not name, the first factor varying slowest:
 * the claim is tested at each. [{}] where the claim names all factors, or holds the others together.
 *
 * @param together factors whose levels count together on each side
 */
export function openLevels(
  sides: readonly Levels[],
  factors: readonly Factor[],
  together: readonly string[] = [],
): Levels[] {
  return factors
    .filter(({ name }) => !together.includes(name) && !sides.some((side) => Object.hasOwn(side, name)))
    .reduce<Levels[]>(
      (all, factor) =>
        all.flatMap((levels) => factor.levels.map((level) => ({ ...levels, [factor.name]: level }))),
      [{}],
    );
}

/** The factors whose levels count together on each side of a claim: averaged, or gone over by its measure. */
export function heldTogether({
  average = [],
  measure,
}: Pick<Claim, "average" | "measure">): readonly string[] {
  return measure.over === undefined ? average : [...average, measure.over];
}
