import type { Finding } from "../findings/finding.ts";
import { type Variation, variationWords } from "../scenario/variation.ts";
import { safeText } from "./safeText.ts";

/** The findings as lines: what to know before them, then verdict, claim, and the sentence with its numbers. */
export function findingLines(
  findings: readonly Finding[],
  warnings: readonly string[],
  variation: Variation | null,
): string[] {
  const marked = variation !== null && findings.length > 0;
  return [
    ...(marked ? [`  exploratory: not the scenario as written (${variationWords(variation)})`] : []),
    ...warnings.map((warning) => `  warning: ${safeText(warning)}`),
    ...findings.flatMap(({ verdict, nuance, claim, sentence }) => [
      `  ${verdict.toUpperCase()}${nuance ? ` (${nuance})` : ""}  ${safeText(claim)}`,
      `    ${safeText(sentence)}`,
    ]),
  ];
}
