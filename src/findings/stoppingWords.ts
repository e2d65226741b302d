import type { Finding } from "./finding.ts";
import { type Stop, stopAfter } from "./stopping.ts";

/** Why seeds went on no longer, as a sentence; null where their number was fixed. */
export function stoppingWords(findings: readonly Finding[]): string | null {
  const { twins = 0, untilDecided } = findings[0] ?? {};
  const stop = untilDecided && stopAfter(findings);
  return stop ? sentences[stop](seedsInWords(twins), untilDecided.looks.atMost) : null;
}

const sentences: Readonly<Record<Stop, (seeds: string, atMost: number) => string>> = {
  decided: (seeds) =>
    `Stopped at ${seeds}, when all was decided: verdicts and intervals allow for looking again and again, but an effect at which one stops lies a little too far out.`,
  hopeless: (seeds, atMost) =>
    `Stopped at ${seeds}: what is still open has less than 1 chance in 10 to be decided by ${atMost}, as far as these tell. ${FRESH}`,
  withheld: (seeds) =>
    `Stopped at ${seeds}: of what is still open, too few runs come to where they are compared, or more seeds would hardly decide it.`,
  "at most": (seeds) => `Went on to the most it was given, ${seeds}, with claims still open. ${FRESH}`,
};

const FRESH = "To go on with the same seeds would be another test; fresh seeds are a test of their own.";

/** "1 seed", "160 seeds" */
export const seedsInWords = (count: number): string => `${count} seed${count === 1 ? "" : "s"}`;

/** How far a claim is that is still open: "11 of 12 above the margin"; of a claim of no difference, "9 of 12 within it". */
export function standingWords({ form, twins, above, below, unknown }: Finding): string {
  const within = twins - above - below - unknown;
  const parts =
    form === "same"
      ? [
          `${within} of ${twins} within the margin`,
          above > 0 && `${above} above`,
          below > 0 && `${below} below`,
        ]
      : [`${above} of ${twins} above the margin`, below > 0 && `${below} below`];
  return [...parts, unknown > 0 && `${unknown} unknown`].filter(Boolean).join(", ");
}
