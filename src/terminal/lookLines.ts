import type { Finding } from "../findings/finding.ts";
import { standingWords } from "../findings/stoppingWords.ts";
import { safeText } from "./safeText.ts";

/**
 * How the claims stand at a look, where seeds go on until decided:
 *
 *   12 seeds: 10 of 12 findings are decided
 *     one-subset-slows  11 of 12 above the margin, 1 below
 */
export function lookLines(seeds: number, findings: readonly Finding[]): string[] {
  const open = findings.filter(({ verdict }) => verdict === "inconclusive");
  const names = open.map(({ claim, where }) => {
    const levels = Object.values(where).join(", ");
    return safeText(`${claim}${levels && `[${levels}]`}`);
  });
  const width = Math.max(0, ...names.map((name) => name.length));
  return [
    `  ${seeds} seeds: ${findings.length - open.length} of ${findings.length} findings are decided`,
    ...open.map((finding, place) => `    ${names[place]!.padEnd(width)}  ${standingWords(finding)}`),
  ];
}
