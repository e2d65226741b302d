import { answerOf } from "../findings/answer.ts";
import type { Verdict } from "../findings/finding.ts";
import { firstSentence } from "../findings/firstSentence.ts";
import { variationWords, variedScenario } from "../scenario/variation.ts";
import { startCommand } from "./calledAs.ts";
import { claimCounts } from "./claimCounts.ts";
import { escapeHtml, isolated, prose } from "./escape.ts";
import { htmlPage } from "./htmlPage.ts";
import { counted, duration } from "./readableNumbers.ts";
import type { ReportInput } from "./reportInput.ts";
import { reportModel } from "./reportModel.ts";
import { drawSmallChart } from "./thumbnail/drawSmallChart.ts";
import type { SmallChart } from "./thumbnail/smallChart.ts";
import { smallChartOf } from "./thumbnail/smallChartOf.ts";

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
  /** Empty where nothing was claimed, and in cards of an earlier lab. */
  readonly answer: string;
  /** The chart beside the answer; null where there is none, and in cards of an earlier lab. */
  readonly lead: SmallChart | null;
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
    answer: answerOf(input.scenario, input.findings),
    lead: smallChartOf(reportModel(input)),
    runs: input.runs.length,
    variants: input.scenario.variants.length,
    seconds: input.manifest.seconds,
    madeAt: input.manifest.madeAt,
  };
}

/**
 * `reports/index.html`: every scenario with its question, its answer, the chart beside it, how its claims came out
 * and what it cost; runs that are not as it is written are folded below. Sorted and filtered by `script`.
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
      ? `<p>No scenario has been run yet: <code>${startCommand}</code> runs the first.</p>`
      : `${scenariosIn(entries).length > 1 ? controls : ""}<ul class="reports" id="reports">${scenariosIn(entries).map(card).join("\n")}</ul>
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
<label>A claim’s verdict <select id="verdict"><option value="">any</option><option value="supported">yes</option><option value="contradicted">no</option><option value="inconclusive">open</option></select></label>
<label>Order <select id="order"><option value="title">by title</option><option value="made">newest first</option><option value="runs">most runs first</option><option value="seconds">longest first</option></select></label>
<output id="found" for="words verdict"></output></form>`;

interface ReportedScenario {
  /** The scenario as it is written; where it was not run so, its newest variation. */
  readonly shown: IndexEntry;
  /** Newest first. */
  readonly others: readonly IndexEntry[];
}

function scenariosIn(entries: readonly IndexEntry[]): ReportedScenario[] {
  const groups = new Map<string, IndexEntry[]>();
  for (const entry of entries) {
    const folder = entry.href.slice(0, entry.href.lastIndexOf("/"));
    const name = variedScenario(decodeURIComponent(folder), entry.variation) ?? decodeURIComponent(folder);
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups.values()].map((group) => {
    const newest = group.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
    const shown = newest.find(({ variation }) => variation === null) ?? newest[0]!;
    return { shown, others: newest.filter((entry) => entry !== shown) };
  });
}

function card({ shown, others }: ReportedScenario): string {
  const { href, title, question, answer, lead, variation, verdicts, madeAt, runs, variants, seconds } = shown;
  const link = escapeHtml(href);
  const picture = lead === null ? "" : drawSmallChart(lead);
  const claims = verdicts.map(({ says }) => says).join(" ");
  return `<li class="report" data-title="${escapeHtml(title)}" data-made="${escapeHtml(madeAt)}" data-runs="${Number(runs)}" data-seconds="${Number(seconds)}" data-verdicts="${escapeHtml(verdicts.map(({ verdict }) => verdict).join(" "))}" data-claims="${escapeHtml(claims)}">
<h2><a href="${link}">${isolated(title)}</a></h2>
<p class="asked">${prose(question)}</p>
${variation ? `<p class="small marked">Exploratory, not as written: ${escapeHtml(variation)}</p>` : ""}
${answer ? `<p class="told">${prose(firstSentence(answer))}</p>` : ""}
${picture && `<a class="picture" href="${link}" tabindex="-1" aria-hidden="true">${picture}</a>`}
${verdicts.length > 0 ? claimCounts(verdicts) : `<p class="counts">No claims: it shows what happens.</p>`}
<p class="small">${counted(runs, "run")} of ${counted(variants, "variant")}${Number.isFinite(seconds) ? ` · ${duration(seconds)}` : ""} · ${made(madeAt)}</p>
${others.length > 0 ? explored(others) : ""}</li>`;
}

function explored(others: readonly IndexEntry[]): string {
  const rows = others.map(
    ({ href, variation, answer, madeAt }) =>
      `<li><a href="${escapeHtml(href)}">${escapeHtml(variation ?? "as written")}</a> · ${made(madeAt)}${answer && `<br>${prose(firstSentence(answer))}`}</li>`,
  );
  return `<details class="explored"><summary>${counted(others.length, "exploratory run")}</summary><ul>${rows.join("")}</ul></details>`;
}

const made = (at: string) => `<time datetime="${escapeHtml(at)}">${escapeHtml(at.slice(0, 10))}</time>`;
