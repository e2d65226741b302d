import { answerOf } from "../../findings/answer.ts";
import type { Finding } from "../../findings/finding.ts";
import { variationWords } from "../../scenario/variation.ts";
import { intervalPlot } from "../charts/intervalPlot.ts";
import { escapeHtml, isolated } from "../escape.ts";
import { overSeeds } from "../overSeeds.ts";
import { counted, percent, probability } from "../readableNumbers.ts";
import { hasGivenRows, type ReportModel } from "../reportModel.ts";
import type { Section } from "./section.ts";

/** The question, the answer in a few sentences with their numbers, and the verdict of each claim. */
export const question: Section = {
  id: "question",
  title: null,
  write({ model }) {
    const { scenario, findings, warnings, manifest } = model.input;
    const variation = manifest.variation
      ? `<p class="variation"><strong>Not the scenario as written:</strong> ${escapeHtml(variationWords(manifest.variation))}. The findings are exploratory.</p>`
      : "";
    return `<header class="masthead"><p class="kicker">Covariate shift lab · ${escapeHtml(scenario.name)}</p>
<h1>${isolated(scenario.title)}</h1>
<p class="question">${isolated(scenario.question)}</p>
${variation}
${warnings.map((warning) => `<p class="variation">${escapeHtml(warning)}</p>`).join("\n")}
<p class="reading"><button type="button" id="predict" aria-pressed="false">Predict before you look</button> <a href="#words">The words used here</a></p>
<p class="withheld">The answer and the verdicts wait until you have looked at every section.</p>
<p class="answer">${escapeHtml(answer(model))}</p>
${scenario.about ? `<p class="about">${isolated(scenario.about)}</p>` : ""}</header>
${findings.length ? `<h2 class="quiet" id="claims">${counted(findings.length, "claim")}, written before the runs</h2><div class="verdicts">${findings.map(card).join("\n")}</div>${footnote(findings)}` : ""}`;
  },
};

/** The answer of findings; without claims, where each variant ended. */
function answer(model: ReportModel): string {
  const told = answerOf(model.input.scenario, model.input.findings);
  if (told !== "") return told;
  if (hasGivenRows(model))
    return "No claims were written for this scenario: it shows the arithmetic, number by number.";
  const ends = model.shown.slice(0, 6).map(({ label, runs }) => {
    const accuracy = overSeeds(
      runs.map(({ summary }) => summary.final.running?.accuracy ?? Number.NaN),
    ).median;
    return `${label} ${percent(accuracy)}`;
  });
  return `No claims were written for this scenario. Test accuracy at the end (${model.seedCount > 1 ? `median of ${model.seedCount} seeds` : "one seed"}): ${ends.join(", ")}.`;
}

function card(finding: Finding): string {
  const where = Object.values(finding.where).join(", ");
  const measured = finding.association
    ? `${finding.measure.label} with ${finding.association.with.label}`
    : finding.measure.label;
  const about = [finding.source, where && `at ${where}`, measured].filter(Boolean).join(" · ");
  return `<article class="verdict ${finding.verdict}">
<p class="chip"><span class="mark" aria-hidden="true">${{ supported: "✓", contradicted: "✗", inconclusive: "?" }[finding.verdict]}</span>${finding.verdict}${finding.nuance ? `: ${escapeHtml(finding.nuance)}` : ""}</p>
<h3>${isolated(finding.says)}</h3>
<p class="source">${escapeHtml(about)}</p>
<p>${escapeHtml(finding.sentence)}</p>
${finding.association ? `<p class="small">An association, not a cause: what makes one of the two measures large may make the other large, too.</p>` : ""}
${intervalPlot(finding)}
<p class="small">${escapeHtml(sides(finding))}${probability(finding.pHolm)} after Holm’s correction.</p>
</article>`;
}

/** Only what the sentence may not say: runs that ended without a number. */
function sides(finding: Finding): string {
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
  return `<p class="small">Each plot shows one dot per twin (same seed, both variants), the median and its distribution-free interval${exact}, right of zero in the claimed direction; the band is what counts as too small to matter.${associated} Intervals are per claim, verdicts are corrected for the number of claims: the two can differ.</p>`;
}
