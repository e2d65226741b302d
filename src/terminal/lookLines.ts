import type { Finding } from "../findings/finding.ts";
import { seedsInWords, standingWords } from "../findings/stoppingWords.ts";
import { safeText } from "./safeText.ts";

/**
 * How the claims stand at a look, where seeds go on until decided:
 *
 *   12 seeds: 10 of 12 findings decided
 *     one-subset-slows  11 of 12 above the margin, 1 below
 */
export function lookLines(seeds: number, findings: readonly Finding[]): string[] {
  const decided = findings.filter(({ verdict }) => verdict !== "inconclusive").length;
  const open = findings.filter(({ verdict }) => verdict === "inconclusive");
  const names = open.map(({ claim, where }) => {
    const levels = Object.values(where).join(", ");
    return safeText(`${claim}${levels && `[${levels}]`}`);
  });
  const width = Math.max(0, ...names.map((name) => name.length));
  return [
    `  ${seedsInWords(seeds)}: ${decided} of ${findings.length} finding${findings.length === 1 ? "" : "s"} decided`,
    ...open.map((finding, place) => `    ${names[place]!.padEnd(width)}  ${standingWords(finding)}`),
  ];
}
