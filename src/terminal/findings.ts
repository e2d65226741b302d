import type { Finding } from "../findings/finding.ts";
import { safeText } from "./safeText.ts";

/** The findings as lines: verdict, claim, and the sentence with its numbers. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ verdict, nuance, claim, sentence }) => [
    `  ${verdict.toUpperCase()}${nuance ? ` (${nuance})` : ""}  ${safeText(claim)}`,
    `    ${safeText(sentence)}`,
  ]);
}
