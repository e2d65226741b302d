import type { Levels } from "../scenario/scenario.ts";

/** Levels as a sentence says them: "sampling one-subset, normalization batch norm". */
export function describeLevels(levels: Levels): string {
  return Object.entries(levels)
    .map(([factor, level]) => `${factor} ${level}`)
    .join(", ");
}

/** The levels that all sides have in common. */
export function commonLevels(sides: readonly Levels[]): Levels {
  const [first = {}, ...others] = sides;
  return keep(first, (factor, level) => others.every((side) => side[factor] === level));
}

/** The levels of the factors that `common` does not name. */
export function levelsBeyond(levels: Levels, common: Levels): Levels {
  return keep(levels, (factor) => !Object.hasOwn(common, factor));
}

/** What changes from one side to another: "normalization from none to batch norm". */
export function describeChange(from: Levels, to: Levels): string {
  const changes = Object.keys(to).filter((factor) => from[factor] !== to[factor]);
  return changes.map((factor) => `${factor} from ${from[factor]} to ${to[factor]}`).join(" and ");
}

function keep(levels: Levels, holds: (factor: string, level: string) => boolean): Levels {
  return Object.fromEntries(Object.entries(levels).filter(([factor, level]) => holds(factor, level)));
}
