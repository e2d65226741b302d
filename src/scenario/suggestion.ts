import { distance } from "fastest-levenshtein";
import { plainWord, synonymsOf } from "./vocabulary/synonyms.ts";

/** A prefix this short says nothing. */
const SHORTEST_PREFIX = 3;

/**
 * The candidate that a word most likely means; null where none is near. In this order: what it is called elsewhere (bn,
 * swish), the same but for case and hyphens, the longest candidate that it begins with or the first that begins with it
 * (batchnorm: batch, not the nearer batch-renorm), the nearest in spelling.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > 100) return null;
  const plain = plainWord(word);
  const known = synonymsOf(word).find((synonym) => candidates.includes(synonym));
  return (
    known ?? candidates.find((candidate) => plainWord(candidate) === plain) ?? closest(plain, candidates)
  );
}

function closest(plain: string, candidates: readonly string[]): string | null {
  const words = candidates
    .map((candidate) => ({ candidate, own: plainWord(candidate) }))
    .map((one) => ({ ...one, far: distance(plain, one.own) }));
  const misspelled = words
    .filter(({ own, far }) => far <= Math.max(2, Math.floor(own.length / 3)) && far < own.length)
    .sort((a, b) => a.far - b.far);
  // One slip of the pen is nearer than any prefix.
  if (misspelled[0] && misspelled[0].far <= 1) return misspelled[0].candidate;
  const beginnings = words
    .filter(({ own }) => Math.min(own.length, plain.length) >= SHORTEST_PREFIX)
    .filter(({ own }) => plain.startsWith(own) || own.startsWith(plain))
    .sort((a, b) => commonLength(b.own, plain) - commonLength(a.own, plain) || a.own.length - b.own.length);
  return (beginnings[0] ?? misspelled[0])?.candidate ?? null;
}

const commonLength = (one: string, other: string) => Math.min(one.length, other.length);

/** " (did you mean sigmoid?)", or nothing. */
export function didYouMean(word: unknown, candidates: readonly string[]): string {
  const found = typeof word === "string" ? nearest(word, candidates) : null;
  return found === null ? "" : ` (did you mean ${found}?)`;
}
