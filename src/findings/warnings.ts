import type { MeasuredRun } from "../measures/measure.ts";
import { beforehand } from "../plan/beforehand.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { meets } from "../tracking/trainingTarget.ts";
import { describeLevels } from "./levels.ts";
import { percentWords, valueWords } from "./numberWords.ts";
import type { OwnBest } from "./ownBest.ts";
import { medianRange } from "./range.ts";
import { testClaim } from "./testClaim.ts";

type Question = Pick<Scenario, "claims" | "factors" | "variants" | "seeds" | "level">;

/**
 * What a reader of the findings has to know before them, as sentences:
 *
 *   beforehand        what was told before the runs: too few seeds, too few variants
 *   edge of tuning    the best of the numbers tried is the smallest or the largest
 *   edge of rates     the largest usable rate of a side lies beyond those tried, in more than half of its seeds
 *   target too high   where a claim counts steps to it: beyond a variant's median final accuracy or loss, where their ratio turns
 */
export function warningsOf(
  scenario: Question,
  runs: readonly MeasuredRun[],
  tuning: OwnBest | null = null,
): string[] {
  return [
    ...beforehand(scenario),
    ...targetTooHigh(scenario, runs),
    ...usableBeyond(scenario, runs),
    ...(tuning ? bestAtEdge(tuning) : []),
  ];
}

function usableBeyond(scenario: Question, runs: readonly MeasuredRun[]): string[] {
  const sides = scenario.claims
    .filter(({ measure }) => measure.over !== undefined)
    .flatMap((claim) => testClaim(claim, scenario, runs))
    .flatMap(({ sides, twins, where, claim }) =>
      sides
        .filter(({ censored }) => 2 * censored > twins.length)
        .map(({ levels }) => ({ over: claim.measure.over!, side: describeLevels({ ...levels, ...where }) })),
    );
  return [...new Set(sides.map(({ over }) => over))].map(
    (factor) =>
      `Most seeds of these reach the target at the largest level of ${factor}, or at none, so that the largest usable rate lies beyond what was tried: ${listed([...new Set(sides.flatMap(({ over, side }) => (over === factor ? [side] : [])))])}.`,
  );
}

function bestAtEdge({ path, choices }: OwnBest): string[] {
  const edges = choices.flatMap(({ levels, value, scores }) => {
    const numbers = scores.map((score) => Number(score.value));
    if (!numbers.every(Number.isFinite)) return [];
    const of = describeLevels(levels);
    const isEdge = [Math.min(...numbers), Math.max(...numbers)].includes(Number(value));
    return isEdge ? [`${value}${of && ` with ${of}`}`] : [];
  });
  return edges.length === 0
    ? []
    : [
        `The best ${path} lies at the edge of what was tried, so that a better one may lie beyond: ${edges.join("; ")}.`,
      ];
}

function countsSteps(claim: Question["claims"][number]): boolean {
  const meant = claim.form === "association" ? [claim.measure, claim.with] : [claim.measure];
  return meant.some(({ kind }) => kind === "steps-to-target");
}

function targetTooHigh({ claims, variants }: Question, runs: readonly MeasuredRun[]): string[] {
  if (!claims.some(countsSteps)) return [];
  const above = new Map<string, string[]>();
  const diverged: string[] = [];
  for (const { id, label, settings } of variants) {
    const { target } = settings.training;
    const ends = runs
      .filter(({ variant }) => variant === id)
      .flatMap(({ measures }) =>
        measures.filter(({ name, statistic }) => name === target.measure && statistic === "running"),
      );
    if (ends.length === 0) continue;
    const { low, high } = medianRange(ends);
    const isLoss = target.measure === "test-loss";
    const best = isLoss ? low : high;
    if (meets(target, best)) continue;
    const words = isLoss
      ? `above the target loss of ${target.reach} (their median final loss)`
      : `below the target of ${percentWords(target.reach, 0)} (their median final accuracy)`;
    const end = isLoss ? valueWords("nats")(best) : percentWords(best, 1);
    if (!Number.isFinite(best)) diverged.push(label || id);
    else above.set(words, [...(above.get(words) ?? []), `${label || id} (${end})`]);
  }
  return [
    ...[...above].map(
      ([words, list]) =>
        `Most runs of these end ${words}, so that their steps to it say little: ${listed(list)}.`,
    ),
    ...(diverged.length > 0
      ? [`Most runs of these diverged, so that their steps to the target say little: ${listed(diverged)}.`]
      : []),
  ];
}

const MOST_LISTED = 4;

function listed(list: readonly string[]): string {
  const rest = list.length - MOST_LISTED;
  return `${list.slice(0, MOST_LISTED).join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
