import type { MeasuredRun } from "../measures/measure.ts";
import type { Chosen } from "../plan/frozen.ts";
import type { Levels, MeasureSelector, Tune } from "../scenario/scenario.ts";
import { measures } from "../scenario/vocabulary/measures.ts";
import { measuredValue } from "./measuredValue.ts";
import { finiteOrNull, medianRange, type Range } from "./range.ts";

/** What was chosen for the variants with some levels, and what every value tried had come to. */
interface Choice extends Chosen {
  readonly scores: readonly {
    readonly value: string;
    /** Median over the tuning runs; null for an infinite end (a target never reached, divergence). */
    readonly low: number | null;
    readonly high: number | null;
    readonly diverged: number;
  }[];
}

/** How each side came to its own best setting: the provenance of every finding about it. */
export interface OwnBest {
  readonly path: string;
  readonly best: MeasureSelector;
  readonly seeds: Tune["seeds"];
  readonly choices: readonly Choice[];
}

/**
 * The best value of the tuned setting for each combination of levels of the factors `per`, in the scenario's order: the
 * one whose runs (all seeds, all levels of the other factors) have the best median of the measure. Medians of which
 * only a range is known are compared by their bad ends, then by their good ones; of equal values the first stands.
 *
 * Errors   throws where a candidate has no runs
 */
export function ownBestOf(tune: Tune, runs: readonly MeasuredRun[]): OwnBest {
  const { path, best, seeds, per, candidates } = tune;
  const groups = new Map<string, { levels: Levels; scores: Map<string, MeasuredRun[]> }>();
  for (const { id, levels } of candidates) {
    const own = Object.fromEntries(per.map((factor) => [factor, levels[factor]!]));
    const name = JSON.stringify(own);
    const group = groups.get(name) ?? { levels: own, scores: new Map() };
    const value = levels[path]!;
    const found = runs.filter(({ variant }) => variant === id);
    if (found.length === 0) throw new Error(`ownBestOf: candidate "${id}" needs at least 1 run, got 0`);
    group.scores.set(value, [...(group.scores.get(value) ?? []), ...found]);
    groups.set(name, group);
  }
  return { path, best, seeds, choices: [...groups.values()].map(choose) };

  function choose({ levels, scores }: { levels: Levels; scores: Map<string, MeasuredRun[]> }): Choice {
    const medians = [...scores].map(([value, found]) => ({
      value,
      median: medianRange(found.map((run) => measuredValue(run, best))),
      diverged: found.filter(({ outcome }) => outcome.kind === "diverged").length,
    }));
    const winner = medians.reduce((before, one) =>
      isBetter(one.median, before.median, measures[best.kind].good) ? one : before,
    );
    return {
      levels,
      value: winner.value,
      scores: medians.map(({ value, median, diverged }) => ({
        value,
        low: finiteOrNull(median.low),
        high: finiteOrNull(median.high),
        diverged,
      })),
    };
  }
}

function isBetter(one: Range, other: Range, good: "high" | "low"): boolean {
  if (good === "high") return one.low > other.low || (one.low === other.low && one.high > other.high);
  return one.high < other.high || (one.high === other.high && one.low < other.low);
}
