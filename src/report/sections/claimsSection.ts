import type { Finding } from "../../findings/finding.ts";
import { effectAndInterval, sidesText, verdictMarks, verdictWord } from "../../findings/findingWords.ts";
import { stoppingWords } from "../../findings/stoppingWords.ts";
import { decidingPlot } from "../charts/decidingPlot.ts";
import { intervalPlot } from "../charts/intervalPlot.ts";
import { escapeHtml, isolated, prose } from "../escape.ts";
import { percent, probability } from "../readableNumbers.ts";
import { unbroken } from "../unbroken.ts";
import type { Section } from "./section.ts";

/** Every claim in a row: how it came out, its numbers in its own direction and units, and its details, folded. */
export const claims: Section = {
  id: "claims",
  title: "The claims, written before the runs",
  write({ model }) {
    const { findings, scenario } = model.input;
    const told = JSON.stringify(scenario.answer);
    if (findings.length === 0) return "";
    const stopped = stoppingWords(findings);
    return `<p class="score" aria-live="polite"></p>
${stopped === null ? "" : `<p class="small stopped">${prose(stopped)}</p>\n`}<table class="claims"><thead><tr><th scope="col">claim</th><th scope="col">came out</th><th scope="col" class="n">from → to</th><th scope="col" class="n">effect as claimed</th><th scope="col"><span class="visually-hidden">interval</span></th></tr></thead>
<tbody>${findings.map((finding, index) => row(finding, index, told.includes(JSON.stringify(finding.claim)), scenario.level)).join("\n")}</tbody></table>
${footnote(findings)}`;
  },
};

/** What a reader may expect of a claim, and the verdict that it names. */
const guesses = { y: "Yes", n: "No", o: "Cannot tell" } as const;
const letters = { supported: "y", contradicted: "n", inconclusive: "o" } as const;

/** `told`: the answer speaks of it. */
function row(finding: Finding, index: number, told: boolean, level: number): string {
  const { verdict } = finding;
  const { effect, interval } = effectAndInterval(finding);
  const where = Object.values(finding.where).join(", ");
  const asked = Object.entries(guesses)
    .map(([letter, word]) => `<button type="button" data-guess="${letter}">${word}</button>`)
    .join("");
  return `<tr class="claim ${verdict}" id="claim-${index + 1}" data-came="${letters[verdict]}"${told ? " data-told" : ""}>
<th scope="row">${prose(finding.says)}${where && ` <span class="where">${isolated(where)}</span>`}<span class="guess" role="group" aria-label="What do you expect?">${asked}</span><span class="guessed" aria-live="polite"></span>
<details><summary>details</summary>${details(finding, level)}</details></th>
<td><span class="chip"><span class="mark" aria-hidden="true">${verdictMarks[verdict]}</span>${escapeHtml(verdictWord(finding))}</span></td>
<td class="n sides">${pairs(sidesText(finding))}</td>
<td class="n effect">${escapeHtml(effect)}${interval && ` <span class="within">${escapeHtml(interval)}</span>`}</td>
<td class="small-plot">${intervalPlot(finding, "small")}</td></tr>`;
}

/** Each "96 % → 51 %" on one line, where two of them are compared each on its own. */
function pairs(text: string): string {
  return text
    .split(" against ")
    .map((pair) => `<span class="pair">${escapeHtml(pair)}</span>`)
    .join(" against ");
}

function details(finding: Finding, level: number): string {
  const measured = finding.association
    ? `${finding.measure.label} with ${finding.association.with.label}`
    : finding.measure.label;
  return `<p class="source">${prose([finding.source, measured].filter(Boolean).join(" · "))}</p>
<p>${prose(finding.sentence)}</p>
${finding.association ? `<p class="small">An association, not a cause: what makes one of the two measures large may make the other large, too.</p>` : ""}
${intervalPlot(finding)}
${decidingPlot(finding, level)}
<p class="small">${prose(missing(finding))}${unbroken(probability(finding.pHolm))} after Holm’s correction.</p>`;
}

/** Only what the sentence may not say: runs that ended without a number. */
function missing(finding: Finding): string {
  return finding.sides
    .filter(({ censored, diverged }) => censored + diverged > 0)
    .map(({ label, censored, diverged }) => {
      const gone = [censored ? `${censored} not reached` : "", diverged ? `${diverged} diverged` : ""];
      return `${label}: ${gone.filter(Boolean).join(", ")}. `;
    })
    .join("");
}

function footnote(findings: readonly Finding[]): string {
  const confidence = Math.min(...findings.map((finding) => finding.confidence ?? 1));
  const exact = confidence < 1 ? ` (exact confidence at least ${percent(confidence)})` : "";
  const associated = findings.some(({ association }) => association)
    ? " Of an association, each dot is the rank correlation of one seed across the variants."
    : "";
  return `<p class="small footnote">${unbroken(`Effects are medians over twins (same seed, both variants), with their distribution-free interval${exact}, in the claimed direction: above 0, or above × 1, is as claimed. In the plots right of the dashed line is as claimed, and the band is what counts as too small to matter.${associated} Intervals are per claim, verdicts are corrected for the number of claims: the two can differ.`)}</p>`;
}
