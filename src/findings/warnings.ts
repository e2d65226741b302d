import type { MeasuredRun } from "../measures/measure.ts";
import { beforehand } from "../plan/beforehand.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { describeLevels } from "./levels.ts";
import { fixed } from "./numberWords.ts";
import type { OwnBest } from "./ownBest.ts";
import { medianRange } from "./range.ts";

type Question = Pick<Scenario, "claims" | "factors" | "variants" | "seeds" | "level">;

/**
 * What a reader of the findings has to know before them, as sentences:
 *
 *   beforehand        what was told before the runs: too few seeds, too few variants
 *   edge of tuning    the best of the numbers tried is the smallest or the largest
 *   target too high   where a claim counts steps to it: above a variant's median final accuracy, where their ratio turns
 */
export function warningsOf(
  scenario: Question,
  runs: readonly MeasuredRun[],
  tuning: OwnBest | null = null,
): string[] {
  return [...beforehand(scenario), ...targetTooHigh(scenario, runs), ...(tuning ? bestAtEdge(tuning) : [])];
}

function bestAtEdge({ path, choices }: OwnBest): string[] {
  return choices.flatMap(({ levels, value, scores }) => {
    const numbers = scores.map((score) => Number(score.value));
    if (!numbers.every(Number.isFinite)) return [];
    const edge = [Math.min(...numbers), Math.max(...numbers)].includes(Number(value));
    const of = describeLevels(levels);
    return edge
      ? [
          `The best ${path}${of && ` with ${of}`} is ${value}, at the edge of what was tried: a better one may lie beyond.`,
        ]
      : [];
  });
}

function countsSteps(claim: Question["claims"][number]): boolean {
  const meant = claim.form === "association" ? [claim.measure, claim.with] : [claim.measure];
  return meant.some(({ kind }) => kind === "steps-to-target");
}

function targetTooHigh({ claims, variants }: Question, runs: readonly MeasuredRun[]): string[] {
  if (!claims.some(countsSteps)) return [];
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
