import { visibleText } from "../scenario/visible.ts";
import { anchor } from "./anchor.ts";
import type { Chart, Fragment } from "./charts/chart.ts";
import { wordsSignal } from "./charts/coded.ts";
import type { LiveChart } from "./charts/liveChart.ts";
import { liveCharts } from "./charts/liveCharts.ts";
import type { StaticChart } from "./charts/staticCharts.ts";
import { theme } from "./charts/theme.ts";
import type { CompiledCharts } from "./compiledCharts.ts";
import { escapeHtml } from "./escape.ts";
import type { ReportFlowers } from "./flowersOfReport.ts";
import { openCharts } from "./openCharts.ts";
import type { Pack } from "./pack.ts";
import type { PackedChart } from "./page/pageData.ts";
import type { ReportModel } from "./reportModel.ts";
import { unbroken } from "./unbroken.ts";

export interface ChartFailure {
  readonly chart: string;
  readonly message: string;
}

/** The charts of a report: placed one after the other, their data packed; then compiled all together. */
export class Figures {
  private readonly placed: (Omit<PackedChart, "vega"> & {
    readonly source: Fragment;
    readonly frame: string;
  })[] = [];
  /** Where the frame of a chart stands that could not be compiled: why. */
  private readonly unmade = new Map<string, string>();

  constructor(
    private readonly pack: Pack,
    private readonly open = openCharts([]),
  ) {}

  /** Charts that could not be made. */
  readonly failures: ChartFailure[] = [];

  /** The frames of static charts, by their ids. */
  placeAll<Id extends string>(
    charts: Readonly<Record<Id, StaticChart>>,
    model: ReportModel,
  ): Record<Id, string> {
    const frames = Object.entries<StaticChart>(charts).map(([id, draw]) => [
      id,
      this.place(id, () => draw(model)),
    ]);
    return Object.fromEntries(frames);
  }

  /** The frames of a section's live charts. */
  placeLive(
    section: LiveChart["section"],
    model: ReportModel,
    flowers: ReportFlowers | null,
    charts = liveCharts,
  ): string {
    return Object.entries(charts)
      .filter(([, chart]) => chart.section === section)
      .map(([id, { draw }]) => this.place(id, () => draw(model, flowers)))
      .join("\n");
  }

  /**
   * The figure's frame; the page draws into it. A chart that does not exist leaves no trace, one that cannot be made its
   * name and the reason: it leaves the others alone.
   */
  place(id: string, draw: () => Chart | null): string {
    try {
      const chart = draw();
      if (chart === null) return "";
      const { title, aria, spec, tables = {}, panels = null } = chart;
      const made = frame(id, chart, this.open.has(id));
      this.placed.push({
        id,
        title,
        source: sourceOf(spec, aria),
        tables: Object.fromEntries(
          Object.entries(tables).map(([name, table]) => [name, this.pack.addTable(table)]),
        ),
        panels,
        frame: made,
      });
      return made;
    } catch (error) {
      return this.failed(id, error);
    }
  }

  /** What the page draws of the charts that have been placed; one that cannot be compiled is left out, and told. */
  async packed(charts: CompiledCharts): Promise<PackedChart[]> {
    const packed: PackedChart[] = [];
    for (const { frame: made, ...chart } of this.placed)
      try {
        packed.push({ ...chart, vega: await charts.compiled(chart.source) });
      } catch (error) {
        this.unmade.set(made, this.failed(chart.id, error));
      }
    return packed;
  }

  /** A text with frames, once the charts are packed: in place of a frame that will stay empty, why. */
  withoutEmptyFrames(html: string): string {
    return [...this.unmade].reduce((text, [made, why]) => text.replace(made, () => why), html);
  }

  private failed(chart: string, error: unknown): string {
    const failure = { chart, message: (error as Error).message };
    this.failures.push(failure);
    return failed(failure);
  }
}

/** The chart's specification as a reader would open it in an editor, but for its data. */
function sourceOf({ config, params, ...spec }: Fragment, aria: string): Fragment {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: visibleText(aria),
    params: [...((params ?? []) as readonly Fragment[]), wordsSignal],
    ...spec,
    config: merge(theme, (config ?? {}) as Fragment),
  };
}

function merge(base: Fragment, changes: Fragment): Fragment {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes))
    merged[key] = { ...((base[key] ?? {}) as Fragment), ...(value as Fragment) };
  return merged;
}

function failed({ chart, message }: ChartFailure): string {
  return `<p class="failed">The chart ${escapeHtml(chart)} could not be made: ${escapeHtml(message)}</p>`;
}

/** The first sentence; what else there is to know, folded. */
function reading(text: string, link: string): string {
  const [, first = text, rest = ""] = /^(.*?[.:;](?= [A-Z]|$))(.*)$/s.exec(text) ?? [];
  const more =
    rest.trim() === ""
      ? ""
      : `<details class="more"><summary>How to read this</summary><p class="read">${escapeHtml(unbroken(rest.trim()))}</p></details>`;
  return `<p class="read">${escapeHtml(unbroken(first))}${link}</p>${more}`;
}

function frame(id: string, { title, read, aria }: Chart, isOpen: boolean): string {
  const link = anchor(`chart-${id}`, title);
  // That of the answer stands below the report's own heading.
  const level = id === "lead" ? "h2" : "h3";
  const heading = `<${level}>${escapeHtml(unbroken(title))}${isOpen ? link : ""}</${level}>`;
  const figure = `<figure class="chart" id="chart-${id}" data-chart="${id}">
<figcaption>${isOpen ? heading : ""}${reading(read, isOpen ? "" : link)}</figcaption>
<div class="drawing" role="img" aria-label="${escapeHtml(`${title}. ${aria}`)}"></div>
<div class="under"><details class="numbers"><summary>Numbers</summary><div class="numbers-table" tabindex="0" role="region" aria-label="${escapeHtml(`Numbers of: ${title}`)}"></div></details>
<div class="downloads" role="group" aria-label="${escapeHtml(`Download: ${title}`)}">${[
    "CSV",
    "SVG",
    "PNG",
    "Vega-Lite",
  ]
    .map((format) => `<button type="button" data-download="${format.toLowerCase()}">${format}</button>`)
    .join("")}</div></div>
</figure>`;
  return isOpen ? figure : `<details class="fold"><summary>${heading}</summary>${figure}</details>`;
}
