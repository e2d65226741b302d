import type { MeasuredRun } from "../measures/measure.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { fewestSeeds } from "../statistics/fewestSeeds.ts";
import { fixed } from "./numberWords.ts";
import { medianRange } from "./range.ts";

type Question = Pick<Scenario, "claims" | "variants" | "seeds" | "level">;

/**
 * What a reader of the findings has to know before them, as sentences:
 *
 *   too few seeds     no verdict is possible: the smallest corrected p of so few twins is above the level
 *   target too high   where a claim counts steps to it: above a variant's median final accuracy, where their ratio turns
 */
export function warningsOf(scenario: Question, runs: readonly MeasuredRun[], findings: number): string[] {
  return [...tooFewSeeds(scenario, findings), ...targetTooHigh(scenario, runs)];
}

function tooFewSeeds({ seeds, level }: Question, findings: number): string[] {
  if (findings === 0) return [];
  const fewest = fewestSeeds(findings, level);
  if (seeds.count >= fewest) return [];
  const claims = findings === 1 ? "1 claim" : `${findings} claims`;
  return [
    `${seeds.count} ${seeds.count === 1 ? "seed decides" : "seeds decide"} none of ${claims} at level ${level}: at least ${fewest} are needed.`,
  ];
}

function targetTooHigh({ claims, variants }: Question, runs: readonly MeasuredRun[]): string[] {
  if (!claims.some(({ measure }) => measure.kind === "steps-to-target")) return [];
  return variants.flatMap(({ id, label, settings }) => {
    const { reach } = settings.training.target;
    const accuracies = runs
      .filter(({ variant }) => variant === id)
      .flatMap(({ measures }) =>
        measures.filter(({ name, statistic }) => name === "test-accuracy" && statistic === "running"),
      );
    if (accuracies.length === 0) return [];
    const { high } = medianRange(accuracies);
    if (reach <= high) return [];
    const of = label && ` of ${label}`;
    return [
      Number.isFinite(high)
        ? `The target ${reach} is above the median final accuracy (${fixed(high, 3)})${of}: steps to it say little there.`
        : `Most runs${of} diverged: steps to the target ${reach} say little there.`,
    ];
  });
}
