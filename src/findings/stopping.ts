import type { Finding } from "./finding.ts";

/** Why no more seeds are added: all is decided; what is not hardly would be, or is not to be compared; or there are no more. */
export type Stop = "decided" | "hopeless" | "withheld" | "at most";

/** What is asked of a finding. */
type Standing = Pick<Finding, "form" | "verdict" | "nuance" | "twins" | "untilDecided">;

/** Below this chance to be decided by more seeds, a claim does not hold a scenario open. */
const LEAST_CHANCE = 0.1;

/** A contradiction waits for so many more seeds at most, that it may be told whether it is the reverse or too small to matter. */
const SEEDS_FOR_NUANCE = 20;

/**
 * Whether a scenario whose seeds go on until decided stops at this look; null where it goes on. A function of its findings
 * so far, and so of its seeds alone: neither of who has finished, nor of what the store holds.
 *
 *   goes on for a claim that is open, and would be decided with a chance of at least 1 in 10, as far as its seeds tell; and
 *   up to 20 seeds for one that is contradicted and open as to how. A withheld verdict holds nothing open
 *
 * To stop where nothing would be decided binds nobody: the test stays valid whether one heeds it or not.
 */
export function stopAfter(findings: readonly Standing[]): Stop | null {
  if (findings.some(({ twins, untilDecided }) => untilDecided && twins < untilDecided.looks.atLeast))
    return null;
  const isLast = findings.every(
    ({ twins, untilDecided }) => untilDecided === undefined || twins >= untilDecided.looks.atMost,
  );
  if (!isLast && findings.some(isOpen)) return null;
  const undecided = findings.filter(({ verdict }) => verdict === "inconclusive");
  if (undecided.length === 0) return "decided";
  if (isLast) return "at most";
  return undecided.some(({ untilDecided }) => untilDecided?.chance === null) ? "withheld" : "hopeless";
}

function isOpen({ form, nuance, twins, untilDecided, verdict }: Standing): boolean {
  if (untilDecided === undefined) return false;
  const { decidedAt, chance } = untilDecided;
  if (decidedAt === null) return chance !== null && chance >= LEAST_CHANCE;
  const isPlain = verdict === "contradicted" && nuance === null && form !== "same";
  return isPlain && twins < decidedAt + SEEDS_FOR_NUANCE;
}
