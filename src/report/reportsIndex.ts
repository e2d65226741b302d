import { answerOf } from "../findings/answer.ts";
import type { Verdict } from "../findings/finding.ts";
import { verdictMarks } from "../findings/findingWords.ts";
import { variationWords } from "../scenario/variation.ts";
import { escapeHtml, isolated } from "./escape.ts";
import { htmlPage } from "./htmlPage.ts";
import { type LeadRow, leadRows } from "./leadRows.ts";
import { counted, duration } from "./readableNumbers.ts";
import type { ReportInput } from "./reportInput.ts";
import { reportModel } from "./reportModel.ts";

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
  /** The first sentence of its answer; empty where there is none. */
  readonly answer: string;
  /** Its lead chart in a few lines. */
  readonly rows: readonly LeadRow[];
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
    answer: firstSentence(answerOf(input.scenario, input.findings)),
    rows: leadRows(reportModel(input)),
    runs: input.runs.length,
    variants: input.scenario.variants.length,
    seconds: input.manifest.seconds,
    madeAt: input.manifest.madeAt,
  };
}

/**
 * `reports/index.html`: every report with its question, its verdicts, its cost and a small picture; sorted and filtered by `script`.
 *
 * @param broken folders whose card cannot be read
 */
export function buildIndex(
  entries: readonly IndexEntry[],
  script: string,
  broken: readonly string[] = [],
): string {
  const shown = script.replace(/<\/script/gi, "<\\/script");
  const cards =
    entries.length === 0
      ? `<p>No scenario has been run yet: <code>npm start</code> runs the first.</p>`
      : `${shelves(entries).length > 1 ? controls : ""}<ul class="reports" id="reports">${shelves(entries).map(card).join("\n")}</ul>
<script>${shown}</script>`;
  return htmlPage(
    "Covariate shift lab: reports",
    `<main><header class="masthead"><p class="kicker">Covariate shift lab</p><h1>Reports</h1><p class="question">Each asks one question about mini-batches, hidden-unit inputs and normalization, and answers it with runs.</p></header>${cards}${broken.map(brokenCard).join("")}</main>`,
    [shown],
  );
}

function brokenCard(folder: string): string {
  return `<p class="small">${escapeHtml(folder)}: its card.json cannot be read; run its scenario again, or remove the folder.</p>`;
}

const controls = `<form class="choices" id="find" role="search">
<label>Find <input type="search" id="words" autocomplete="off"></label>
<label>Verdict <select id="verdict"><option value="">any</option><option>supported</option><option>contradicted</option><option>inconclusive</option></select></label>
<label>Order <select id="order"><option value="title">by title</option><option value="made">newest first</option><option value="runs">most runs first</option><option value="seconds">longest first</option></select></label>
<output id="found" for="words verdict"></output></form>`;

/** A report, and below it the runs of the same scenario that are not as it was written. */
interface Shelf {
  readonly entry: IndexEntry;
  readonly others: readonly IndexEntry[];
}

/** One card for each scenario: its report as it was written, or else the first of its variations. */
function shelves(entries: readonly IndexEntry[]): Shelf[] {
  const groups = new Map<string, IndexEntry[]>();
  for (const entry of entries) {
    const name = `${entry.title}\n${entry.question}`;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups.values()].map((group) => {
    const entry = group.find(({ variation }) => variation === null) ?? group[0]!;
    return { entry, others: group.filter((other) => other !== entry) };
  });
}

function card({ entry, others }: Shelf): string {
  const { madeAt, runs, seconds } = entry;
  const made = escapeHtml(madeAt.slice(0, 10));
  const verdicts = escapeHtml(entry.verdicts.map(({ verdict }) => verdict).join(" "));
  return `<li class="report" data-title="${escapeHtml(entry.title)}" data-made="${escapeHtml(madeAt)}" data-runs="${Number(runs)}" data-seconds="${Number(seconds)}" data-verdicts="${verdicts}">
<h2><a href="${escapeHtml(entry.href)}">${isolated(entry.title)}</a></h2>
<p class="question">${isolated(entry.question)}</p>
${entry.variation ? `<p class="small">Not the scenario as written: ${escapeHtml(entry.variation)}</p>` : ""}
${entry.answer ? `<p class="answer">${isolated(entry.answer)}</p>` : ""}
${picture(entry.rows)}
<p class="counts">${counts(entry)}</p>
<p class="small">${counted(runs, "run")} of ${counted(entry.variants, "variant")}${Number.isFinite(seconds) ? ` · ${duration(seconds)}` : ""} · <time datetime="${escapeHtml(madeAt)}">${made}</time></p>
${others.length > 0 ? `<details><summary>${counted(others.length, "exploratory run")}</summary><ul>${others.map(({ href, variation }) => `<li><a href="${escapeHtml(href)}">${isolated(variation ?? href)}</a></li>`).join("")}</ul></details>` : ""}</li>`;
}

function counts({ verdicts }: IndexEntry): string {
  return Object.entries(verdictMarks)
    .flatMap(([verdict, mark]) => {
      const count = verdicts.filter((each) => each.verdict === verdict).length;
      const words = { supported: "yes", contradicted: "no", inconclusive: "open" }[verdict];
      return count === 0
        ? []
        : [`<span class="${verdict}"><span class="chip">${mark} ${count} ${words}</span></span>`];
    })
    .join(" ");
}

/** A line from where to where for each row, its name before it, its number behind it. */
function picture(rows: readonly LeadRow[]): string {
  if (rows.length === 0) return "";
  const lines = rows.map(({ label, from, to, words }) => {
    const [start, end] = [Math.min(from, to), Math.max(from, to)];
    const at = (value: number) => `${(100 * Math.min(1, Math.max(0, value))).toFixed(1)}%`;
    return `<div class="row"><span class="name">${isolated(label)}</span><span class="track"><span class="span" style="left:${at(start)};width:${at(end - start)}"></span><span class="end" style="left:${at(to)}"></span></span><span class="value">${isolated(words)}</span></div>`;
  });
  return `<div class="lead-rows">${lines.join("")}</div>`;
}

function firstSentence(text: string): string {
  return /^.*?[.?!](?=\s|$)(?!\s*—)/s.exec(text)?.[0] ?? text;
}
