import { distance } from "fastest-levenshtein";

/** The candidate that a misspelled word most likely means; null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > 100) return null;
  const near = candidates
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, far }) => far <= Math.max(2, Math.floor(candidate.length / 3)) && far < candidate.length,
    )
    .sort((a, b) => a.far - b.far);
  return near[0]?.candidate ?? null;
}

/** " (did you mean sigmoid?)", or nothing. */
export function didYouMean(word: unknown, candidates: readonly string[]): string {
  const found = typeof word === "string" ? nearest(word, candidates) : null;
  return found === null ? "" : ` (did you mean ${found}?)`;
}
