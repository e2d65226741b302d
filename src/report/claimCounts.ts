import type { Verdict } from "../findings/finding.ts";
import { verdictMarks } from "../findings/findingWords.ts";

const words: Readonly<Record<Verdict, string>> = {
  supported: "yes",
  contradicted: "no",
  inconclusive: "open",
};

/** "Of 12 claims: ✓ 5 yes  ✗ 4 no  ? 3 open". */
export function claimCounts(findings: readonly { readonly verdict: Verdict }[]): string {
  const chips = (Object.keys(words) as Verdict[]).flatMap((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length;
    return count === 0
      ? []
      : [
          `<span class="${verdict}"><span class="chip"><span class="mark" aria-hidden="true">${verdictMarks[verdict]}</span>${count} ${words[verdict]}</span></span>`,
        ];
  });
  return `<p class="counts">Of ${findings.length === 1 ? "one claim" : `${findings.length} claims`}: ${chips.join(" ")}</p>`;
}
