import type { Verdict } from "../findings/finding.ts";
import { htmlDocument } from "./document.ts";
import { escapeHtml } from "./escape.ts";
import type { ReportInput } from "./input.ts";
import { arrange } from "./model.ts";
import { counted } from "./numbers.ts";
import { thumbnail } from "./thumbnail.ts";

/** A report as the list of all reports shows it. */
export interface IndexEntry {
  /** Where the report is, relative to the list. */
  readonly href: string;
  readonly title: string;
  readonly question: string;
  readonly variation: string | null;
  readonly verdicts: readonly { readonly verdict: Verdict; readonly says: string }[];
  /** A small picture of the accuracies over the steps, as SVG made here. */
  readonly thumbnail: string;
  readonly runs: number;
  readonly variants: number;
  /** ISO. */
  readonly madeAt: string;
}

/** The card of one report. */
export function indexEntry(input: ReportInput): IndexEntry {
  return {
    href: `${input.scenario.name}/index.html`,
    title: input.scenario.title,
    question: input.scenario.question,
    variation: input.manifest.variation,
    verdicts: input.findings.map(({ verdict, says }) => ({ verdict, says })),
    thumbnail: thumbnail(arrange(input)),
    runs: input.runs.length,
    variants: input.scenario.variants.length,
    madeAt: input.manifest.madeAt,
  };
}

/** `reports/index.html`: every report with its question, its verdicts and a small picture. */
export function buildIndex(entries: readonly IndexEntry[]): string {
  const cards =
    entries.length === 0
      ? `<p>No scenario has been run yet: <code>npm start</code> runs the first.</p>`
      : `<ul class="reports">${entries.map(card).join("\n")}</ul>`;
  return htmlDocument(
    "Covariate shift lab: reports",
    `<main><header class="masthead"><p class="kicker">Covariate shift lab</p><h1>Reports</h1><p class="question">Each asks one question about mini-batches, hidden-unit inputs and normalization, and answers it with runs.</p></header>${cards}</main>`,
  );
}

function card(entry: IndexEntry): string {
  const made = escapeHtml(entry.madeAt.slice(0, 10));
  return `<li class="report"><a class="picture" href="${escapeHtml(entry.href)}" tabindex="-1" aria-hidden="true">${safePicture(entry.thumbnail)}</a>
<div><h2><a href="${escapeHtml(entry.href)}">${escapeHtml(entry.title)}</a></h2>
${entry.variation ? `<p class="small">Not the scenario as written: ${escapeHtml(entry.variation)}</p>` : ""}
<p>${escapeHtml(entry.question)}</p>
<p class="chips">${entry.verdicts.map(({ verdict, says }) => `<span class="${verdict}"><span class="chip" title="${escapeHtml(says)}">${verdict}</span></span>`).join(" ")}</p>
<p class="small">${counted(entry.runs, "run")} of ${counted(entry.variants, "variant")} · <time datetime="${escapeHtml(entry.madeAt)}">${made}</time></p></div></li>`;
}

/** The card lies in a file that others could have changed: only a picture of our own making is shown as it is. */
function safePicture(svg: string): string {
  const own =
    /^<svg class="thumbnail" viewBox="0 0 400 120" aria-hidden="true">(<(path|line) [a-z0-9\-=" .,()MLvart]*\/>)*<\/svg>$/;
  return own.test(svg) ? svg : "";
}
