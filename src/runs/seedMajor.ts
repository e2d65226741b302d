import type { RunPlan } from "../plan/runPlan.ts";

/** Whatever has a plan first. */
type Planned = readonly { readonly plan: RunPlan }[];

/** What twins agree in: seed and data. */
export const twinsKey = ({ seed, folder, settings: { data } }: RunPlan): string =>
  JSON.stringify([seed, folder, data]);

/** The same in groups of twins, each in the order given; the groups in the order of their first. */
export function bySeed<Run extends Planned>(runs: readonly Run[]): Run[][] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = twinsKey(run[0]!.plan);
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return [...groups.values()];
}

/**
 * Hands out groups to so many workers, item by item: the next of the worker's own group; then the first of a group that
 * nobody has; then, when there is none, half of what the worker has before it who has most, rounded up.
 *
 * @returns the next item of a worker (from 0); null when nothing is left for it
 *
 * @example
 *   const next = shareOut([["a", "b", "c"]], 2);
 *   [next(0), next(1), next(0), next(1)] // [ "a", "c", "b", null ]
 */
export function shareOut<Item>(
  groups: readonly (readonly Item[])[],
  workers: number,
): (worker: number) => Item | null {
  const waiting = groups.map((group) => [...group]);
  const own: Item[][] = Array.from({ length: workers }, () => []);
  return (worker) => {
    if (own[worker]!.length === 0) own[worker] = waiting.shift() ?? halfOfMost(own);
    return own[worker]!.shift() ?? null;
  };
}

/** The later ones, in their order. */
function halfOfMost<Item>(lists: readonly Item[][]): Item[] {
  const most = lists.reduce((longest, list) => (list.length > longest.length ? list : longest));
  return most.splice(Math.floor(most.length / 2));
}
