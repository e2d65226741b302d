import { exp } from "../elementary/exp.ts";
import { answerOf } from "../findings/answer.ts";
import type { Finding } from "../findings/finding.ts";
import { paperNumbers } from "../findings/paperNumbers.ts";
import { variationWords } from "../scenario/variation.ts";
import type { ReportInput } from "./reportInput.ts";

/** A finding as `findings.json` has it: on the ratio scale with the ratios beside their logarithms. */
export type WrittenFinding = Omit<Finding, "differences"> & {
  /** On the ratio scale only. */
  readonly ratio?: {
    readonly median: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly margin: number;
  };
  readonly differences: readonly (Finding["differences"][number] & {
    readonly ratio?: { readonly low: number | null; readonly high: number | null };
  })[];
};

/** Findings of another number of seeds or steps than the scenario states are exploratory. */
export function findingsJson({ findings, warnings, scenario, manifest: { variation } }: ReportInput): string {
  const content = {
    scenario: scenario.name,
    question: scenario.question,
    answer: answerOf(scenario, findings),
    level: scenario.level,
    variation: variation && variationWords(variation),
    exploratory: variation !== null,
    warnings,
    paper: writtenPaper(scenario, findings),
    findings: findings.map(written),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The paper's numbers with the lab's; null where the scenario repeats none. */
export interface WrittenPaper {
  readonly cite: string;
  readonly place: string;
  readonly numbers: readonly {
    readonly paper: string;
    readonly lab: string;
    readonly claim: string;
    readonly verdict: Finding["verdict"];
    readonly nuance: Finding["nuance"];
  }[];
}

function writtenPaper(scenario: ReportInput["scenario"], findings: readonly Finding[]): WrittenPaper | null {
  if (scenario.paper === null) return null;
  const { cite, place } = scenario.paper;
  const numbers = paperNumbers(scenario, findings).map(
    ({ paper, lab, finding: { claim, verdict, nuance } }) => ({ paper, lab, claim, verdict, nuance }),
  );
  return { cite, place, numbers };
}

/**
 *   ratio = exp(effect)      above 1 in the claimed direction, 1 where there is no effect
 */
function written(finding: Finding): WrittenFinding {
  if (finding.scale === "difference") return finding;
  const { median, low, high } = finding.effect;
  return {
    ...finding,
    ratio: {
      median: ratioOf(median),
      low: ratioOf(low),
      high: ratioOf(high),
      margin: exp(finding.margin),
    },
    differences: finding.differences.map((each) => ({
      ...each,
      ratio: { low: ratioOf(each.low), high: ratioOf(each.high) },
    })),
  };
}

const ratioOf = (logarithm: number | null) => (logarithm === null ? null : exp(logarithm));

/** What every field of a finding is. */
export const findingFields: Readonly<Record<keyof WrittenFinding, string>> = {
  claim: "id of the claim",
  says: "the claim in words, as the scenario has it",
  source: "where the claim is from; null where the scenario does not say",
  form: "difference, same, contrast, trend or association",
  measure: "what was measured: its name, its label and its unit",
  where: "levels of the factors that the claim does not name: one finding each",
  verdict: "supported, contradicted or inconclusive",
  nuance: "why, or how far; null where the verdict says it all",
  scale:
    "difference, or ratio: then effect, margin and differences are natural logarithms, with 0 for no effect",
  effect:
    "median of the paired differences, and its interval from low to high; positive in the claimed direction. A null median is not known, a null limit infinite",
  ratio: "on the ratio scale only: exp of the effect and of the margin; null where the logarithm is",
  sides:
    "of each side its label, the median in the measure's own unit, and how many runs diverged or are censored",
  margin: "the smallest effect worth having, on the scale of the effect",
  twins: "seeds of which both sides have a run",
  above: "twins whose difference lies wholly above the margin",
  below: "twins whose difference lies wholly below it (of same: below −margin)",
  unknown: "twins of which censoring leaves this open",
  confidence: "exact confidence of the interval, at least 0.95; null where there is none",
  p: "of the sign test against the margin",
  pHolm: "the same after Holm's correction for all findings of the scenario: the verdict's",
  untilDecided:
    "where seeds were added until all was decided: the looks; the twins at which the verdict fell, null while open; Holm's multiplier there; the chance that more seeds decide it; and how many twins spoke for and against it at each look",
  freshSeeds:
    "of an inconclusive finding on a fixed number of seeds only: seeds that would settle it with probability 0.8; null beyond 200",
  ownBest: "where a setting was tuned: its path, the values chosen, and the seeds they were chosen on",
  everyStep: "of a trend only: seeds in which every step from level to level goes the claimed way",
  association: "of an association only: the other measure, and its median in each variant",
  sentence: "the finding in words, with its numbers",
  differences: "per twin: its seed and the range of its difference; null for an infinite end",
};
