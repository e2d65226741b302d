import type { NumberWords } from "./numberWords.ts";
import type { Told } from "./told.ts";

/** The end of a finding's sentence: what it means for the claim. */
export function verdictWords(told: Told, words: NumberWords): string {
  const { claim, comparison, verdict, nuance, twins, fewest } = told;
  const margin = words(comparison.margin);
  const within = claim.form === "same" ? ` (no difference beyond ${margin})` : "";
  const named = `the claim “${claim.says.trim().replace(/\.$/, "")}”${within}`;
  const plain =
    verdict === "inconclusive" ? `the evidence on ${named} is inconclusive` : `${named} is ${verdict}`;
  switch (nuance) {
    case "reversed":
      return `${plain}, the effect is the reverse`;
    case "too small to matter":
      return `${plain}, the effect is too small to matter (smallest worth having: ${margin})`;
    case "too few seeds to decide":
      return `${plain}, ${twins} ${claim.form === "trend" ? "seeds" : "twins"} are too few to decide (at least ${fewest} are needed)`;
    case "all runs of one side diverged":
      return `${plain}, all runs${told.sides.every(({ diverged }) => diverged === twins) ? "" : " of one side"} diverged`;
    case null:
      return plain;
  }
}
