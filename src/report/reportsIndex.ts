import type { Verdict } from "../findings/finding.ts";
import { variationWords } from "../scenario/variation.ts";
import { escapeHtml, isolated } from "./escape.ts";
import { htmlPage } from "./htmlPage.ts";
import { counted, duration } from "./readableNumbers.ts";
import type { ReportInput } from "./reportInput.ts";
import { reportModel } from "./reportModel.ts";
import { thumbnail } from "./thumbnail.ts";

/** A report as the list of all reports shows it. */
export interface IndexEntry {
  /** Where the report is, relative to the list. */
  readonly href: string;
  /** Where the scenario is, relative to the list. */
  readonly from?: string;
  readonly title: string;
  readonly question: string;
  readonly variation: string | null;
  readonly verdicts: readonly { readonly verdict: Verdict; readonly says: string }[];
  /** A small picture of the accuracies over the steps, as SVG made here. */
  readonly thumbnail: string;
  readonly runs: number;
  readonly variants: number;
  /** Wall-clock time of the command that made it. */
  readonly seconds: number;
  /** ISO. */
  readonly madeAt: string;
}

/** The card of one report. */
export function indexEntry(input: ReportInput): IndexEntry {
  return {
    href: `${input.scenario.name}/index.html`,
    title: input.scenario.title,
    question: input.scenario.question,
    variation: input.manifest.variation && variationWords(input.manifest.variation),
    verdicts: input.findings.map(({ verdict, says }) => ({ verdict, says })),
    thumbnail: thumbnail(reportModel(input)),
    runs: input.runs.length,
    variants: input.scenario.variants.length,
    seconds: input.manifest.seconds,
    madeAt: input.manifest.madeAt,
  };
}

/**
 * `reports/index.html`: every report with its question, its verdicts, its cost and a small picture; sorted and filtered by `script`.
 *
 * @param broken  folders whose card cannot be read
 * @param hasLive whether the live lab lies beside it
 */
export function buildIndex(
  entries: readonly IndexEntry[],
  script: string,
  broken: readonly string[] = [],
  hasLive = false,
): string {
  const shown = script.replace(/<\/script/gi, "<\\/script");
  const cards =
    entries.length === 0
      ? `<p>No scenario has been run yet: <code>npm start</code> runs the first.</p>`
      : `${entries.length > 1 ? controls : ""}<ul class="reports" id="reports">${entries.map(card).join("\n")}</ul>
<script>${shown}</script>`;
  return htmlPage(
    "Covariate shift lab: reports",
    `<main><header class="masthead"><p class="kicker">Covariate shift lab</p><h1>Reports</h1><p class="question">Each asks one question about mini-batches, hidden-unit inputs and normalization, and answers it with runs.</p>${hasLive ? liveLink : ""}</header>${cards}${broken.map(brokenCard).join("")}</main>`,
    [shown],
  );
}

const liveLink = `<p><a href="live.html"><b>The live lab</b>: turn a dial, press train</a></p>`;

function brokenCard(folder: string): string {
  return `<p class="small">${escapeHtml(folder)}: its card.json cannot be read; run its scenario again, or remove the folder.</p>`;
}

const controls = `<form class="choices" id="find" role="search">
<label>Find <input type="search" id="words" autocomplete="off"></label>
<label>Verdict <select id="verdict"><option value="">any</option><option>supported</option><option>contradicted</option><option>inconclusive</option></select></label>
<label>Order <select id="order"><option value="title">by title</option><option value="made">newest first</option><option value="runs">most runs first</option><option value="seconds">longest first</option></select></label>
<output id="found" for="words verdict"></output></form>`;

function card(entry: IndexEntry): string {
  const { madeAt, runs, seconds } = entry;
  const made = escapeHtml(madeAt.slice(0, 10));
  const verdicts = escapeHtml(entry.verdicts.map(({ verdict }) => verdict).join(" "));
  return `<li class="report" data-title="${escapeHtml(entry.title)}" data-made="${escapeHtml(madeAt)}" data-runs="${Number(runs)}" data-seconds="${Number(seconds)}" data-verdicts="${verdicts}"><a class="picture" href="${escapeHtml(entry.href)}" tabindex="-1" aria-hidden="true">${safePicture(entry.thumbnail)}</a>
<div><h2><a href="${escapeHtml(entry.href)}">${isolated(entry.title)}</a></h2>
${entry.variation ? `<p class="small">Not the scenario as written: ${escapeHtml(entry.variation)}</p>` : ""}
<p>${isolated(entry.question)}</p>
<ul class="chips">${entry.verdicts.map(({ verdict, says }) => `<li class="${escapeHtml(verdict)}"><span class="chip">${escapeHtml(verdict)}</span> ${isolated(says)}</li>`).join("")}</ul>
<p class="small">${counted(runs, "run")} of ${counted(entry.variants, "variant")}${Number.isFinite(seconds) ? ` · ${duration(seconds)}` : ""} · <time datetime="${escapeHtml(madeAt)}">${made}</time></p></div></li>`;
}

/** The card lies in a file that others could have changed: only a picture of our own making is shown as it is. */
function safePicture(svg: string): string {
  const own =
    /^<svg class="thumbnail" viewBox="0 0 400 120" aria-hidden="true">(<(path|line) [a-z0-9\-=" .,()MLvart]*\/>)*<\/svg>$/;
  return own.test(svg) ? svg : "";
}
