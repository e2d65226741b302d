import { answerOf } from "../../findings/answer.ts";
import { usualMeasure } from "../../scenario/readLead.ts";
import { variationWords } from "../../scenario/variation.ts";
import { leadChart, leadsWithMap } from "../charts/lead/leadChart.ts";
import { leadOf } from "../charts/lead/leadOf.ts";
import { claimCounts } from "../claimCounts.ts";
import { escapeHtml, isolated, prose } from "../escape.ts";
import { type LiveLinkOf, liveLink, liveLinkHtml } from "../liveLink.ts";
import { overSeeds } from "../overSeeds.ts";
import { percent, plainNumber } from "../readableNumbers.ts";
import { hasGivenRows, type ReportModel } from "../reportModel.ts";
import { unbroken } from "../unbroken.ts";
import type { Section } from "./section.ts";

/** The first screen: the question, the answer, the chart that shows it, how the claims came out, and where to go. */
export const question: Section = {
  id: "question",
  title: null,
  write({ model, figures, live }) {
    const { scenario, findings, warnings, manifest } = model.input;
    const notes = [
      ...(manifest.variation
        ? [
            `<strong>Not the scenario as written:</strong> ${escapeHtml(variationWords(manifest.variation))}. The findings are exploratory.`,
          ]
        : []),
      ...warnings.map(prose),
    ];
    const lead = figures.place("lead", () => leadChart(model));
    return `<header class="masthead"><p class="kicker">Covariate shift lab · ${escapeHtml(scenario.name)}</p>
<h1>${isolated(scenario.title)}</h1>
<p class="question">${prose(scenario.question)}</p></header>
<div class="first${lead === "" || leadsWithMap(model) ? " alone" : ""}"><div class="told">
<p class="withheld">The answer and the charts wait until you have said what you expect of every claim.</p>
<p class="answer">${escapeHtml(unbroken(answer(model)))}</p>
${findings.length > 0 ? claimCounts(findings) : ""}
<p class="ways">${findings.length > 0 ? `<a href="#claims">The claims</a> <button type="button" id="predict" aria-pressed="false">Predict first</button> ` : ""}<button type="button" id="print-handout">Print two pages</button>${live === null ? "" : ` ${tryLive(model, live)}`}</p>
</div>
${lead}</div>
${notes.length > 0 ? `<ul class="notes">${notes.map((note) => `<li>${note}</li>`).join("")}</ul>` : ""}
${scenario.about ? `<p class="about">${prose(scenario.about)}</p>` : ""}`;
  },
};

/** The last of the lead's variants that the live lab can train: what stands last is mostly what a scenario is about. */
function tryLive(model: ReportModel, live: LiveLinkOf): string {
  const links = leadOf(model).variants.map((variant) => ({ variant, link: liveLink(model, variant, live) }));
  const last = links.findLast(({ link }) => "hash" in link) ?? links.at(-1);
  if (last === undefined) return "";
  if ("why" in last.link)
    return `<span class="not-live">Not in the live lab: ${escapeHtml(last.link.why)}.</span>`;
  return liveLinkHtml(last.link, last.variant, "Try this live");
}

/** The answer of the findings; without claims, where each variant ended. */
function answer(model: ReportModel): string {
  const told = answerOf(model.input.scenario, model.input.findings);
  if (told !== "") return told;
  if (hasGivenRows(model))
    return "No claims were written for this scenario: it shows the arithmetic, number by number.";
  const hasLossesAlone = usualMeasure(model.variants.map(({ settings }) => settings.data)) === "test-loss";
  const ends = model.shown.slice(0, 6).map(({ label, runs }) => {
    const end = overSeeds(
      runs.map(({ summary }) => summary.final.running?.[hasLossesAlone ? "loss" : "accuracy"] ?? Number.NaN),
    ).median;
    return `${label} ${hasLossesAlone ? plainNumber(end) : percent(end)}`;
  });
  return `No claims were written for this scenario. Test ${hasLossesAlone ? "loss" : "accuracy"} at the end (${model.seedCount > 1 ? `median of ${model.seedCount} seeds` : "one seed"}): ${ends.join(", ")}.`;
}
