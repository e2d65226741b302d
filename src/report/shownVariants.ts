import { namedLevels } from "../scenario/namedLevels.ts";
import type { Scenario, Variant } from "../scenario/scenario.ts";

/** So many variants have a panel or a line of their own: as many as there are colours. */
const MOST_SHOWN = 8;

/**
 * The variants that charts of single variants show, where there are more than eight: of the factor with the most levels one
 * level goes after the other. Of numbers the ends stay, and what lies evenly between them; of other levels those that claims
 * name most.
 */
export function shownVariants<Shown extends Pick<Variant, "levels">>(
  { factors, claims }: Pick<Scenario, "factors" | "claims">,
  variants: readonly Shown[],
): readonly Shown[] {
  if (variants.length <= MOST_SHOWN) return variants;
  const kept = factors.map(({ name, levels }) => ({ name, all: levels, count: levels.length }));
  const product = () => kept.reduce((all, { count }) => all * count, 1);
  while (product() > MOST_SHOWN && kept.some(({ count }) => count > 1))
    kept.reduce((most, each) => (each.count > most.count ? each : most)).count--;
  const levelsOf = new Map(
    kept.map(({ name, all, count }) => [name, new Set(some(all, count, timesNamed(name, claims)))]),
  );
  const shown = variants.filter(({ levels }) =>
    Object.entries(levels).every(([name, level]) => levelsOf.get(name)?.has(level) ?? true),
  );
  return shown.length > 0 ? shown.slice(0, MOST_SHOWN) : variants.slice(0, MOST_SHOWN);
}

function some(levels: readonly string[], count: number, named: ReadonlyMap<string, number>): string[] {
  if (levels.every((level) => Number.isFinite(Number(level))) && count > 1)
    return Array.from(
      { length: count },
      (_, place) => levels[Math.round((place * (levels.length - 1)) / (count - 1))]!,
    );
  return [...levels].sort((a, b) => (named.get(b) ?? 0) - (named.get(a) ?? 0)).slice(0, count);
}

function timesNamed(factor: string, claims: Scenario["claims"]): Map<string, number> {
  const times = new Map<string, number>();
  for (const side of claims.flatMap(namedLevels)) {
    const level = side[factor];
    if (level) times.set(level, (times.get(level) ?? 0) + 1);
  }
  return times;
}
