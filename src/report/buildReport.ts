import { anchor } from "./anchor.ts";
import { type CompiledCharts, passingCharts } from "./compiledCharts.ts";
import { escapeHtml } from "./escape.ts";
import { Figures } from "./figures.ts";
import { flowersOfReport } from "./flowersOfReport.ts";
import { htmlPage } from "./htmlPage.ts";
import type { LiveLinkOf } from "./liveLink.ts";
import { openCharts } from "./openCharts.ts";
import { Pack } from "./pack.ts";
import { packedScripts } from "./packedScripts.ts";
import { packFields, packNormalization, packSubsets } from "./packRecords.ts";
import { packUnits } from "./packUnits.ts";
import type { PageData } from "./page/pageData.ts";
import type { ReportInput } from "./reportInput.ts";
import { type ReportModel, reportModel } from "./reportModel.ts";
import { controls } from "./sections/controls.ts";
import { sectionsFor } from "./sections/sections.ts";
import { offersExercise } from "./sections/workedArithmetic.ts";

/**
 * The report of a scenario: one HTML file that opens from disk, offline, under a policy without eval or requests.
 *
 *   input ─ reportModel ─▶ model ─ sections ─▶ frames of figures, words    ┐
 *                            ─ charts ───▶ compiled Vega, packed tables ├─▶ one page
 *                            ─ pack ─────▶ units, fields, statistics    ┘
 *
 * `pageScript` is page/main.ts, bundled, and `exerciseScript` page/exercise.ts, for reports that have something to work out by
 * hand; `warn` is told of charts that cannot be made; `live` tells where a variant can be trained in the live lab; `charts` has
 * those that are compiled already.
 */
export async function buildReport(
  input: ReportInput,
  pageScript: string,
  {
    warn = () => {},
    live = null,
    exerciseScript = null,
    charts = passingCharts,
  }: {
    readonly warn?: (text: string) => void;
    readonly live?: LiveLinkOf | null;
    readonly exerciseScript?: string | null;
    readonly charts?: CompiledCharts;
  } = {},
): Promise<string> {
  const model = reportModel(input);
  const pack = new Pack();
  const figures = new Figures(pack, openCharts(input.scenario.claims));
  const flowers = flowersOfReport(model);
  const written = sectionsFor(model)
    .map(({ id, title, write }) => ({ id, title, html: write({ model, figures, flowers, live }) }))
    .filter(({ html }) => html.trim() !== "");
  const compiled = await figures.packed(charts);
  for (const { chart, message } of figures.failures) warn(`the chart ${chart} could not be made: ${message}`);
  const units = packUnits(model, pack);
  const data: PageData = {
    name: input.scenario.name,
    variants: model.shown.map(({ id, code, look }) => ({
      id,
      code,
      label: model.codes.words[code]!,
      colour: look.colour,
    })),
    seeds: model.detailedSeeds,
    units,
    normalization: packNormalization(model, pack),
    subsetCodes: model.data.subsetCodes,
    subsets: packSubsets(model, pack),
    fields: packFields(model, pack),
    words: model.codes.words,
    steps: sliderSteps(model),
    charts: compiled,
  };
  const { html, scripts } = packedScripts([
    pageScript,
    ...(exerciseScript !== null && offersExercise(model) ? [exerciseScript] : []),
  ]);
  const body = `<a class="skip" href="#main">To the report</a>
<div class="page">
${contents(written)}
<main id="main">
${figures.withoutEmptyFrames(written.map(section).join("\n"))}
</main>
</div>
${controls(model, data)}
<script type="text/plain" id="report-bytes">${pack.seal(data)}</script>
${html}`;
  return htmlPage(input.scenario.title, body, scripts);
}

interface WrittenSection {
  readonly id: string;
  readonly title: string | null;
  readonly html: string;
}

function section({ id, title, html }: WrittenSection): string {
  return `<section id="${id}">${title ? `<h2>${escapeHtml(title)}${anchor(id, title)}</h2>` : ""}\n${html}\n</section>`;
}

/** Beside the page, or folded above it where there is no room. */
function contents(sections: readonly WrittenSection[]): string {
  const entries = sections.map(
    ({ id, title }) => `<li><a href="#${id}">${escapeHtml(title ?? "The answer")}</a></li>`,
  );
  return `<nav class="contents" aria-label="Contents"><button type="button" id="contents" aria-expanded="false" aria-controls="contents-list">Contents</button><ol id="contents-list">${entries.join("")}</ol></nav>`;
}

const MOST_STOPS = 160;

/** Where the slider stops: the snapshots of the detailed runs, every so many of them where they are more than 160, and the last. */
function sliderSteps(model: ReportModel): number[] {
  const steps = new Set<number>([0, model.steps]);
  for (const seed of model.detailedSeeds)
    for (const { id } of model.shown) {
      const record = model.record(id, seed);
      for (const step of record?.blocks["unit-input"]?.steps ?? record?.blocks.accuracy?.steps ?? [])
        steps.add(step);
    }
  const sorted = [...steps].sort((a, b) => a - b);
  const stride = Math.ceil(sorted.length / MOST_STOPS);
  return sorted.filter((_, index) => index % stride === 0 || index === sorted.length - 1);
}
