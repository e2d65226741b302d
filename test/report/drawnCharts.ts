import { parse, type Spec, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { vi } from "vitest";
import { buildReport } from "../../src/report/buildReport.ts";
import { liveCharts } from "../../src/report/charts/liveCharts.ts";
import type { Choice } from "../../src/report/page/choice.ts";
import { fitted } from "../../src/report/page/fit.ts";
import type { PackedChart, PageData } from "../../src/report/page/pageData.ts";
import { UnitStore } from "../../src/report/page/unitStore.ts";
import { type Row, type Unpacked, unpack } from "../../src/report/page/unpack.ts";
import type { ReportInput } from "../../src/report/reportInput.ts";

const WIDTH = 760;

/** A chart as the page would show it: its rows, and Vega's view of them. */
export interface DrawnChart {
  readonly chart: PackedChart;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly view: View;
}

type Change = (data: PageData) => Partial<Choice>;

/** Every chart of a report, drawn without a browser from the bytes that the page carries. */
export async function drawnCharts(input: ReportInput, change: Change = () => ({})): Promise<DrawnChart[]> {
  const draw = await drawingOf(input);
  return draw(change);
}

/** The same for several choices, one after the other. */
export async function drawingOf(
  input: ReportInput,
): Promise<(change: Change, which?: (chart: PackedChart) => boolean) => Promise<DrawnChart[]>> {
  const html = await buildReport(input, "");
  const page = await unpack(/id="report-bytes">([^<]*)/.exec(html)![1]!.trim());
  return (change, which = () => true) => drawn(page, page.data.charts.filter(which), change);
}

async function drawn(page: Unpacked, packed: readonly PackedChart[], change: Change): Promise<DrawnChart[]> {
  const store = new UnitStore(page);
  const choice: Choice = {
    step: page.data.steps.at(-1)!,
    seed: page.data.seeds[0] ?? 0,
    variant: page.data.variants[0]!.id,
    layer: 1,
    unit: 0,
    quantity: "unit-input",
    until: page.data.steps.at(-1)!,
    singleSeeds: 0,
    ...change(page.data),
  };
  vi.stubGlobal("document", { createElement: () => canvas });
  const charts = packed.map(async (chart) => {
    const fixed = Object.entries(chart.tables).map(([name, table]) => [name, page.rows(table)] as const);
    const own = liveCharts[chart.id]?.rows(choice, page, store);
    const tables = { ...Object.fromEntries(fixed), ...own };
    const spec = fitted(chart, WIDTH, page.data.words) as Spec;
    const view = new View(parse(spec, undefined, { ast: true }), {
      expr: expressionInterpreter,
      renderer: "none",
    });
    for (const [name, rows] of Object.entries(tables))
      if (spec.data!.some((data) => data.name === name)) view.data(name, structuredClone(rows) as Row[]);
    const signals = { words: page.data.words, step: choice.step, until: choice.until };
    for (const [name, value] of Object.entries(signals))
      if (spec.signals!.some((signal) => signal.name === name)) view.signal(name, value);
    await view.runAsync();
    return { chart, tables, view };
  });
  // Rows are computed by now.
  vi.unstubAllGlobals();
  return Promise.all(charts);
}

/** Pictures of fields stand for themselves. */
const canvas = {
  getContext: () => ({
    createImageData: (width: number, height: number) => ({ data: new Uint8ClampedArray(4 * width * height) }),
    putImageData() {},
  }),
  toDataURL: () => "data:,field",
};
