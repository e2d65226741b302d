import type { Given } from "./exercise.ts";
import { allLines } from "./workedLine.ts";

/** Why nobody can work out what is given; null where one can. */
export function unworkable(given: Given): string | null {
  const lines = allLines(given);
  if (lines.variance?.[0] === 0 && given.epsilon === 0)
    return "expected samples whose z differ, or an epsilon above 0; got a variance of 0, by which nothing can be divided";
  return Object.values(lines).flat().every(Number.isFinite)
    ? null
    : "expected numbers whose squares can be summed; got some too large";
}
