import type { Scenario } from "../scenario/scenario.ts";
import { findingNamed, told } from "./answer.ts";
import type { Finding } from "./finding.ts";
import { effectAndInterval, sidesText } from "./findingWords.ts";

/** A number of a paper, the lab's beside it, and how the claim about it came out. */
export interface PaperNumber {
  readonly paper: string;
  readonly lab: string;
  readonly finding: Finding;
}

/** The numbers of a scenario's paper; none without findings. */
export function paperNumbers(
  { paper, variants }: Pick<Scenario, "paper" | "variants">,
  findings: readonly Finding[],
): PaperNumber[] {
  if (paper === null || findings.length === 0) return [];
  return paper.numbers.map(({ paper: number, finding: name, lab }) => {
    const finding = findingNamed(findings, name);
    return { paper: number, lab: lab === null ? usualText(finding) : told(lab, variants, findings), finding };
  });
}

/** "1 170 → 510, × 0.44 [0.38, 0.52]" */
function usualText(finding: Finding): string {
  const { effect, interval } = effectAndInterval(finding);
  return `${sidesText(finding)}, ${effect} ${interval}`.trim();
}
