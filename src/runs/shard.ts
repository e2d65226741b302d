import type { PlannedRun } from "./execute.ts";
import { bySeed } from "./seedMajor.ts";

/** One of so many parts of a scenario's runs; the first is 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/**
 * The runs of a shard: of the seeds, each with the twins that share its data, one in so many. Which they are follows from
 * the plan alone, so that machines that know nothing of each other do every run once.
 *
 *   shard i of n has the units i − 1, i − 1 + n, i − 1 + 2n, …, counted from 0 in the order of the plan
 *
 * @returns them in the plan's order, unit by unit
 */
export function shardOf(runs: readonly PlannedRun[], { part, of }: Shard): PlannedRun[] {
  const units = bySeed(runs.map((run) => [run] as const));
  return units.filter((_, index) => index % of === part - 1).flat(2);
}
