import { Error as ErrorLevel, parse, type Spec, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { Handler } from "vega-tooltip";
import type { Choice } from "./choice.ts";
import { fitted } from "./fit.ts";
import { live } from "./live.ts";
import type { PackedChart } from "./pageData.ts";
import type { UnitStore } from "./units.ts";
import type { Row, Unpacked } from "./unpack.ts";

/** Parts of the choice that charts know as signals. */
const signals = ["step", "until", "singleSeeds"] as const;

const tooltip = new Handler({ disableDefaultStyle: true });

/** One chart in the page: drawn when it comes into view, moved by the choice. */
export class Figure {
  private view: View | null = null;
  private drawnWidth = 0;
  private stale = false;
  private staleData = false;
  /** Near the window: drawn. */
  near = false;
  private readonly drawing: HTMLElement;

  constructor(
    readonly element: HTMLElement,
    readonly chart: PackedChart,
    private readonly page: Unpacked,
    private readonly units: UnitStore,
    private readonly choice: Choice,
  ) {
    this.drawing = element.querySelector<HTMLElement>(".drawing")!;
  }

  /** The chart's tables as they are shown now. */
  tables(): Record<string, Row[]> {
    const tables: Record<string, Row[]> = {};
    for (const [name, table] of Object.entries(this.chart.tables)) tables[name] = this.page.rows(table);
    return { ...tables, ...this.liveTables() };
  }

  /** Draws, or draws again where the width has changed; not while it is hidden. */
  draw(): void {
    const width = Math.floor(this.drawing.clientWidth);
    if (width === 0) return;
    if (this.view && width === this.drawnWidth) {
      this.catchUp();
      return;
    }
    this.view?.finalize();
    this.drawnWidth = width;
    const spec = fitted(this.chart, width) as Spec;
    this.view = new View(parse(spec, undefined, { ast: true }), {
      expr: expressionInterpreter,
      renderer: "svg",
      container: this.drawing,
      hover: false,
      logLevel: ErrorLevel,
      tooltip: tooltip.call,
    });
    this.fill(this.tables());
    this.moveCursor();
    this.view.run();
    this.drawing.querySelector("svg")?.setAttribute("aria-hidden", "true");
    this.stale = false;
    this.staleData = false;
  }

  /** The choice has changed: notes what must be done before the chart is seen again. */
  changed(what: ReadonlySet<keyof Choice>): void {
    const own = this.chart.live ? live[this.chart.live] : undefined;
    const data = own?.on.some((key) => what.has(key)) ?? false;
    if (!data && !signals.some((name) => what.has(name))) return;
    this.stale = true;
    this.staleData ||= data;
  }

  /** Brings the drawing up to the choice, where it is behind; true where there was something to do. */
  catchUp(): boolean {
    if (!this.view || !this.stale) return false;
    if (this.staleData) this.fill(this.liveTables());
    this.moveCursor();
    this.view.run();
    this.stale = false;
    this.staleData = false;
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
    if (!this.view) throw new Error("the chart is hidden");
    const svg = await this.view.toSVG();
    const style = getComputedStyle(document.documentElement);
    return svg.replace(
      /var\((--[\w-]+)\)/g,
      (_, name: string) => style.getPropertyValue(name).trim() || "black",
    );
  }

  private liveTables(): Record<string, Row[]> {
    const own = this.chart.live ? live[this.chart.live] : undefined;
    return own ? { ...own.tables(this.choice, this.page, this.units) } : {};
  }

  private fill(tables: Readonly<Record<string, readonly Row[]>>): void {
    for (const [name, rows] of Object.entries(tables)) {
      if (!(this.chart.vega as Spec).data?.some((data) => data.name === name)) continue;
      this.view!.data(name, rows as Row[]);
    }
  }

  private moveCursor(): void {
    for (const name of signals)
      if ((this.chart.vega as Spec).signals?.some((signal) => signal.name === name))
        this.view!.signal(name, this.choice[name]);
  }
}
