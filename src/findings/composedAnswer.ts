import type { Finding, Verdict } from "./finding.ts";
import { sidesText, verdictWord } from "./findingWords.ts";
import { inSeries } from "./inSeries.ts";

const MOST_TOLD = 3;

/** How many claims came out how, and what three of them say, both halves first. */
export function composedAnswer(findings: readonly Finding[]): string {
  const told = toldFirst(findings).map(plainly);
  return [...(findings.length > told.length ? [tally(findings)] : []), ...told].join(" ");
}

/** "Batch norm repairs training on one-subset batches. — No, the reverse: 96 % → 51 %." */
function plainly(finding: Finding): string {
  const { says, where } = finding;
  const at = Object.values(where).join(", ");
  const word = finding.nuance === "too few seeds to decide" ? "so far" : verdictWord(finding);
  const claim = says.trim().replace(/\.$/, "");
  return `${claim}${at && ` (${at})`}. — ${word.charAt(0).toUpperCase()}${word.slice(1)}: ${sidesText(finding)}.`;
}

/** The first of each decided verdict, then what else was decided, in order. */
function toldFirst(findings: readonly Finding[]): readonly Finding[] {
  const of = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict);
  const supported = of("supported");
  const order = [
    ...supported.slice(0, 1),
    ...of("contradicted"),
    ...supported.slice(1),
    ...of("inconclusive"),
  ];
  return order.slice(0, MOST_TOLD);
}

/** "Of 11 claims 5 hold, 3 do not, and 3 are open." */
function tally(findings: readonly Finding[]): string {
  const counts = countsOf(findings);
  const words = [
    [counts.supported, "holds", "hold"],
    [counts.contradicted, "does not", "do not"],
    [counts.inconclusive, "is open", "are open"],
  ] as const;
  const parts = words.flatMap(([count, one, more]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : more}`],
  );
  const list = inSeries(parts);
  return `Of ${findings.length === 1 ? "1 claim" : `${findings.length} claims`} ${list}.`;
}

/** How many findings have each verdict. */
function countsOf(findings: readonly Pick<Finding, "verdict">[]): Readonly<Record<Verdict, number>> {
  const counts = { supported: 0, contradicted: 0, inconclusive: 0 };
  for (const { verdict } of findings) counts[verdict]++;
  return counts;
}
