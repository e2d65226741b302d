import type { DraftFactor } from "./draftFactor.ts";
import type { Override } from "./overrides.ts";

export interface Combination {
  readonly levels: Readonly<Record<string, string>>;
  readonly overrides: readonly Override[];
}

/** Every combination of levels, the first factor varying slowest; one without levels where nothing varies. */
export function combinationsOf(factors: readonly DraftFactor[]): Combination[] {
  return factors.reduce<Combination[]>(
    (before, { name, levels }) =>
      before.flatMap((combination) =>
        levels.map((level) => ({
          levels: { ...combination.levels, [name]: level.name },
          overrides: [...combination.overrides, ...level.overrides],
        })),
      ),
    [{ levels: {}, overrides: [] }],
  );
}

/** How many there are, without making them. */
export function combinationCount(drafts: readonly DraftFactor[]): number {
  return drafts.reduce((product, { levels }) => product * levels.length, 1);
}
