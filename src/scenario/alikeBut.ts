import type { Levels } from "./scenario.ts";

/** In groups that have all levels in common but that of one factor, in the order of their first. */
export function alikeBut<Item>(
  factor: string,
  items: readonly Item[],
  levelsOf: (item: Item) => Levels,
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const { [factor]: _, ...others } = levelsOf(item);
    const key = JSON.stringify(others);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
