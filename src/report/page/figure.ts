import { parse, type Spec, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import type { LiveChart } from "../charts/liveChart.ts";
import { liveCharts } from "../charts/liveCharts.ts";
import type { Choice } from "./choice.ts";
import { Complaints } from "./complaints.ts";
import { expectedHeight } from "./expectedHeight.ts";
import { fitted } from "./fit.ts";
import type { PackedChart } from "./pageData.ts";
import { rowsInWords } from "./rowsInWords.ts";
import { tooltipOf } from "./tooltip.ts";
import type { UnitStore } from "./unitStore.ts";
import type { Row, Unpacked } from "./unpack.ts";

/** Parts of the choice that charts know as signals. */
const signals = ["step", "until", "singleSeeds"] as const;

/** One chart in the page: drawn when it comes into view, moved by the choice. */
export class Figure {
  private view: View | null = null;
  private drawnWidth = 0;
  private stale = false;
  private staleData = false;
  /** Near the window: drawn. */
  near = false;
  private readonly drawing: HTMLElement;
  private readonly live: LiveChart | undefined;
  private readonly complaints = new Complaints();
  /** Why it could not be drawn. */
  private failure: string | null = null;

  constructor(
    readonly element: HTMLElement,
    readonly chart: PackedChart,
    private readonly page: Unpacked,
    private readonly units: UnitStore,
    private readonly choice: Choice,
  ) {
    this.live = liveCharts[chart.id];
    this.drawing = element.querySelector<HTMLElement>(".drawing")!;
  }

  /** The chart's tables as they are shown now, in words. */
  tables(): Record<string, readonly Row[]> {
    const { missing: _, ...tables } = this.codedTables();
    return Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [name, rowsInWords(rows, this.page.data.words)]),
    );
  }

  /** The Vega-Lite source with the tables that are shown now. */
  source(): object {
    const { words } = this.page.data;
    const { params, ...source } = this.chart.source as { readonly params: readonly { name: string }[] };
    return {
      ...source,
      params: params.map((param) => (param.name === "words" ? { ...param, value: words } : param)),
      datasets: this.codedTables(),
    };
  }

  private codedTables(): Record<string, Row[]> {
    const tables: Record<string, Row[]> = {};
    for (const [name, table] of Object.entries(this.chart.tables)) tables[name] = this.page.rows(table);
    return { ...tables, ...this.liveTables() };
  }

  /** Keeps the place that the drawing will take, so that nothing below it moves when it comes. */
  reserve(): void {
    const width = this.width();
    if (width > 0)
      this.drawing.style.minHeight = `${expectedHeight(fitted(this.chart, width, this.page.data.words))}px`;
  }

  private width(): number {
    return Math.floor(this.drawing.clientWidth);
  }

  /** Draws, or draws again where the width has changed; not while it is hidden. */
  draw(): void {
    const width = this.width();
    if (width === 0 || this.failure !== null) return;
    if (this.view && width === this.drawnWidth) {
      this.catchUp();
      return;
    }
    this.view?.finalize();
    this.drawnWidth = width;
    this.reserve();
    this.attempt(() => this.makeView(this.drawing, this.chart, width));
    this.drawing.querySelector("svg")?.setAttribute("aria-hidden", "true");
  }

  /**
   * The chart as it is now, at a width of its own, its panels close together; the drawing of the page stays. Vega draws
   * a moment later: whoever prints waits for it.
   */
  async drawInto(container: HTMLElement, width: number): Promise<void> {
    const { view, drawnWidth, chart } = this;
    const panels = chart.panels && { ...chart.panels, minWidth: 0.6 * chart.panels.minWidth };
    this.attempt(() => this.makeView(container, { ...chart, panels }, width));
    const own = this.view;
    this.view = view;
    this.drawnWidth = drawnWidth;
    // The first run finds the size, the second draws at it.
    await own?.runAsync();
    await own?.runAsync();
  }

  private makeView(container: HTMLElement, chart: PackedChart, width: number): void {
    const spec = fitted(chart, width, this.page.data.words) as Spec;
    this.view = new View(parse(spec, undefined, { ast: true }), {
      expr: expressionInterpreter,
      renderer: "svg",
      container,
      hover: false,
      logger: this.complaints,
      tooltip: tooltipOf(this.page.data.words),
    });
    if (this.knows("words")) this.view.signal("words", this.page.data.words);
    this.fill(this.codedTables());
  }

  /** Works on the view and brings it up to date. A chart that cannot be drawn says so, and leaves the others alone. */
  private attempt(work: () => void): void {
    try {
      work();
      this.moveCursor();
      this.view!.run();
      if (this.complaints.first !== null) throw new Error(this.complaints.first);
    } catch (error) {
      this.fail((error as Error).message);
    }
    this.stale = false;
    this.staleData = false;
  }

  private fail(message: string): void {
    this.failure = message;
    this.view?.finalize();
    this.view = null;
    const said = document.createElement("p");
    said.className = "failed";
    said.textContent = `The chart ${this.chart.id} could not be drawn: ${message}`;
    this.drawing.style.minHeight = "";
    this.drawing.replaceChildren(said);
  }

  /** The choice has changed: notes what must be done before the chart is seen again. */
  changed(what: ReadonlySet<keyof Choice>): void {
    const data = this.live?.on.some((key) => what.has(key)) ?? false;
    if (!data && !signals.some((name) => what.has(name))) return;
    this.stale = true;
    this.staleData ||= data;
  }

  /** Brings the drawing up to the choice, where it is behind; true where there was something to do. */
  catchUp(): boolean {
    if (!this.view || !this.stale) return false;
    this.attempt(() => {
      if (this.staleData) this.fill(this.liveTables());
    });
    return true;
  }

  /** Whether the drawing lies within the window. */
  isSeen(): boolean {
    if (!this.near) return false;
    const { top, bottom } = this.drawing.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  /** The drawing as SVG, with the colours that the page shows now. */
  async toSvg(): Promise<string> {
    this.draw();
    if (!this.view) throw new Error(this.failure ?? "the chart is hidden");
    const svg = await this.view.toSVG();
    const style = getComputedStyle(document.documentElement);
    return svg.replace(
      /var\((--[\w-]+)\)/g,
      (_, name: string) => style.getPropertyValue(name).trim() || "black",
    );
  }

  private liveTables(): Record<string, Row[]> {
    return { ...this.live?.rows(this.choice, this.page, this.units) };
  }

  private fill(tables: Readonly<Record<string, readonly Row[]>>): void {
    for (const [name, rows] of Object.entries(tables)) {
      if (!(this.chart.vega as Spec).data?.some((data) => data.name === name)) continue;
      this.view!.data(name, rows as Row[]);
    }
  }

  private moveCursor(): void {
    for (const name of signals) if (this.knows(name)) this.view!.signal(name, this.choice[name]);
  }

  private knows(name: string): boolean {
    return (this.chart.vega as Spec).signals?.some((signal) => signal.name === name) ?? false;
  }
}
