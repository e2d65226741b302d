import { verdictMarks, verdictWord } from "../../findings/findingWords.ts";
import { type PaperNumber, paperNumbers } from "../../findings/paperNumbers.ts";
import { escapeHtml, isolated, prose } from "../escape.ts";
import { unbroken } from "../unbroken.ts";
import type { Section } from "./section.ts";

/** The paper's numbers and the lab's side by side; what differs, and what was tried before the claims were written. */
export const paperSection: Section = {
  id: "paper",
  title: "The paper and the lab",
  write({ model }) {
    const { scenario, findings } = model.input;
    const { paper } = scenario;
    const numbers = paperNumbers(scenario, findings);
    if (paper === null || numbers.length === 0) return "";
    return `<p class="small">${isolated(paper.cite)}: ${isolated(paper.place)}</p>
<table class="plain paper"><caption class="visually-hidden">The paper’s numbers and the lab’s</caption><thead><tr><th scope="col">the paper</th><th scope="col">the lab</th><th scope="col">the claim came out</th></tr></thead>
<tbody>${numbers.map(row).join("\n")}</tbody></table>
<dl class="facts"><dt>What differs here</dt><dd>${prose(paper.differs)}</dd><dt>What was tried</dt><dd>${prose(paper.tried)}</dd></dl>`;
  },
};

/** An interval stands on one line. */
const wholeIntervals = (text: string) =>
  text.replaceAll(/\[[^\]]{1,24}\]/g, (interval) => interval.replaceAll(" ", "\u00a0"));

function row({ paper, lab, finding }: PaperNumber): string {
  const { verdict } = finding;
  return `<tr class="${verdict}"><td data-head="Paper">${prose(paper)}</td><td data-head="Lab">${escapeHtml(unbroken(wholeIntervals(lab)))}</td><td><span class="chip"><span class="mark" aria-hidden="true">${verdictMarks[verdict]}</span>${escapeHtml(verdictWord(finding))}</span></td></tr>`;
}
