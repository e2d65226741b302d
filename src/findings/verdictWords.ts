import type { Untold } from "./finding.ts";
import { type NumberWords, percentWords } from "./numberWords.ts";
import { MOST_SEEDS } from "./seedsNeeded.ts";
import { seedsInWords } from "./stoppingWords.ts";

/** The end of a finding's sentence: what it means for the claim, and which seeds would settle what is open. */
export function verdictWords(finding: Untold, fewest: number, words: NumberWords): string {
  const { freshSeeds: fresh, untilDecided } = finding;
  if (untilDecided !== undefined)
    return `${decisionWords(finding, fewest, words)}${lookWords(finding, untilDecided)}`;
  if (fresh === undefined) return decisionWords(finding, fewest, words);
  // With too few seeds to decide there was no first look.
  const secondLook =
    finding.twins < fewest ? "" : ", a second look, which raises the rate of false verdicts by up to a half";
  const settled =
    fresh === null
      ? `seeds will not settle it (more than ${MOST_SEEDS} would be needed)`
      : `${fresh.count} fresh seeds would probably settle it (seeds: { from: ${fresh.from}, count: ${fresh.count} })${secondLook}`;
  return `${decisionWords(finding, fewest, words)}; ${settled}`;
}

/** When it was decided, or what more seeds would do. */
function lookWords(
  { twins }: Untold,
  { decidedAt, chance, looks, unmatched }: NonNullable<Untold["untilDecided"]>,
): string {
  if (decidedAt !== null)
    return `, decided at ${seedsInWords(decidedAt)}${unmatched ? `; by now, at ${twins}, too few runs come to where they are compared` : ""}`;
  if (chance === null) return "";
  return `; more seeds, up to ${looks.atMost}, would decide it with a chance of ${chanceWords(chance)}, as far as these tell`;
}

function chanceWords(chance: number): string {
  if (chance < 0.01) return "less than 1\u202f%";
  return chance > 0.99 ? "more than 99\u202f%" : percentWords(chance, 0);
}

function decisionWords(finding: Untold, fewest: number, words: NumberWords): string {
  const { form, says, verdict, nuance, twins, sides } = finding;
  const margin = words(finding.margin);
  const within = form === "same" ? ` (no difference beyond ${margin})` : "";
  const named = `the claim “${says.trim().replace(/\.$/, "")}”${within}`;
  const plain =
    verdict === "inconclusive" ? `the evidence on ${named} is inconclusive` : `${named} is ${verdict}`;
  switch (nuance) {
    case "reversed":
      return `${plain}, the effect is the reverse`;
    case "too small to matter":
      return `${plain}, the effect is too small to matter (smallest worth having: ${margin})`;
    case "too few seeds to decide":
      return `${plain}, ${twins} ${form === "trend" || form === "association" ? "seeds" : "twins"} are too few to decide (at least ${fewest} are needed)`;
    case "all runs of one side diverged":
      return `${plain}, all runs${sides.every(({ diverged }) => diverged === twins) ? "" : " of one side"} diverged`;
    case "yes, but perhaps less than asked for":
      return `${plain}: the effect goes as claimed, and may be smaller than ${margin}`;
    case "no clear direction":
      return `${plain}: no clear direction`;
    case "too few reached it":
      return `${plain}, in more than 20 % of the twins a run never comes to where they are compared`;
    case null:
      return plain;
  }
}
