import type { Finding } from "./finding.ts";
import {
  type ComparedWords,
  comparedWords,
  fixed,
  type NumberWords,
  rangeWords,
  ratioWords,
  sideWords,
  valueWords,
} from "./numberWords.ts";
import type { Range } from "./range.ts";

export const verdictMarks = { supported: "✓", contradicted: "✗", inconclusive: "?" } as const;

/** How a finding came out, as an answer to its claim. */
export function verdictWord({ verdict, nuance, form }: Pick<Finding, "verdict" | "nuance" | "form">): string {
  switch (nuance) {
    case "reversed":
      return "no, the reverse";
    case "too small to matter":
      return "no, too small to matter";
    case "all runs of one side diverged":
      return verdict === "supported" ? "yes, the other side diverged" : "no, it diverged";
    case null:
      if (verdict === "supported") return "yes";
      if (verdict === "contradicted") return "no";
      return form === "same" ? "cannot tell" : "no clear direction";
    default:
      return nuance;
  }
}

/** How the numbers of one finding are written, all with the same digits. */
function wordsOf(finding: Finding): ComparedWords {
  const { measure, scale, form, effect, sides } = finding;
  if (form === "association") return { value: valueWords(measure.unit), difference: correlation, unit: "" };
  if (scale === "ratio") return { value: valueWords(measure.unit), difference: ratioWords, unit: "" };
  const ends = [effect.median, effect.low, effect.high].filter((end) => end !== null);
  return comparedWords(measure.unit, ends.length > 0 ? ends : sides.flatMap(({ median }) => median ?? []));
}

const correlation: NumberWords = (value) => fixed(value, 2);

/** The median of a side: "96 %", "more than 1 500", "divergence". */
export function sideText(
  finding: Finding,
  place: number,
  words: NumberWords = wordsOf(finding).value,
): string {
  const { diverged, low, high } = finding.sides[place]!;
  if (2 * diverged > finding.twins) return "divergence";
  return sideWords(openRange(low, high), words);
}

/** The effect or an end of its interval, in the claim's direction: "45 points", "× 2.1", "unbounded". */
export function effectText(finding: Finding, field: "median" | "low" | "high"): string {
  const value = finding.effect[field];
  const { difference, unit } = wordsOf(finding);
  return value === null ? "unbounded" : `${difference(value)}${unit}`;
}

/** "96 % → 51 %", from the side that is compared with to the side of the claim; of a trend, from end to end. */
export function sidesText(finding: Finding): string {
  const side = (place: number) => sideText(finding, place);
  switch (finding.form) {
    case "difference":
      return `${side(1)} → ${side(0)}`;
    case "same":
      return `${side(0)} against ${side(1)}`;
    case "contrast":
      return `${side(1)} → ${side(0)} against ${side(3)} → ${side(2)}`;
    case "trend":
      return `${side(0)} → ${side(finding.sides.length - 1)}`;
    case "association":
      return `rank correlation ${effectText(finding, "median")}`;
  }
}

/** The effect with its sign in the claim's direction, and its interval: "−45 points [−46, −43]", "× 2.1 [1.8, 2.6]". */
export function effectAndInterval(finding: Finding): { readonly effect: string; readonly interval: string } {
  const { effect, scale, confidence } = finding;
  const { difference, unit } = wordsOf(finding);
  const signed: NumberWords = (value) =>
    scale === "ratio" || difference(value).startsWith("−") || Number.parseFloat(difference(value)) === 0
      ? difference(value)
      : `+${difference(value)}`;
  const bare: NumberWords = (value) => signed(value).replace(/^× /, "");
  const end = (value: number | null, endless: string) => (value === null ? endless : bare(value));
  return {
    effect:
      effect.median === null
        ? rangeWords(openRange(effect.low, effect.high), signed)
        : `${signed(effect.median)}${unit}`,
    interval:
      confidence === null || (effect.low === null && effect.high === null)
        ? ""
        : `[${end(effect.low, "−∞")}, ${end(effect.high, "∞")}]`,
  };
}

const openRange = (low: number | null, high: number | null): Range => ({
  low: low ?? Number.NEGATIVE_INFINITY,
  high: high ?? Number.POSITIVE_INFINITY,
});
