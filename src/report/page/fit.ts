import type { PackedChart } from "./pageData.ts";

/** Of a chart's Vega what is fitted to the width, and what its height follows from. */
export interface FittedSpec {
  width?: number;
  readonly height?: number;
  autosize?: object;
  layout?: { columns?: number; readonly padding?: number | { readonly row: number } };
  readonly scales?: readonly { readonly name: string; readonly domain?: unknown }[];
  readonly legends?: readonly Legend[];
  config?: { legend?: { layout?: { top?: { direction: string } } } };
  readonly axes?: readonly PanelAxis[];
  readonly marks?: readonly PanelMark[];
  readonly signals?: readonly { readonly name: string; value?: unknown }[];
}

export interface Legend {
  readonly [property: string]: unknown;
  orient?: string;
  columns?: number;
}

export interface PanelAxis {
  readonly orient: string;
  readonly scale?: string;
  readonly title?: unknown;
  readonly labels?: boolean;
}

export interface PanelTitle {
  text?: string | { readonly signal: string };
  readonly subtitle?: unknown;
  limit?: number;
}

interface PanelMark {
  readonly name?: string;
  readonly title?: PanelTitle;
  readonly axes?: readonly PanelAxis[];
  readonly encode?: {
    readonly update?: {
      readonly height?: { readonly signal?: string };
      readonly y?: { readonly value?: number };
    };
  };
}

/** What an entry of a legend takes, in pixels: its mark with what parts it from the next, and each letter. */
const LEGEND = { mark: 38, letter: 6.6 };

const channels = ["fill", "stroke", "strokeDash", "shape"];

/** What a legend tells apart, as far as the specification says: a word, or the code of one. */
export function entriesOf(legend: Legend, { scales = [] }: Pick<FittedSpec, "scales">): readonly string[] {
  const told = scales.filter(({ name }) => channels.some((channel) => legend[channel] === name));
  return told.flatMap(({ domain }) => (Array.isArray(domain) ? [domain.map(String)] : []))[0] ?? [""];
}

/** What the names of rows take left of a chart, in pixels: of a letter, and of the title with what parts it from them. */
const NAMES = { letter: 6.4, title: 24 };

function namesWidth({ axes = [], scales = [] }: FittedSpec, words: Readonly<Record<string, string>>): number {
  const left = axes.find(({ orient, labels }) => orient === "left" && labels !== false);
  const domain = scales.find(({ name }) => name === left?.scale)?.domain;
  if (!Array.isArray(domain)) return 0;
  const longest = Math.max(...domain.map((each) => (words[String(each)] ?? String(each)).length));
  return NAMES.letter * longest + (left!.title ? NAMES.title : 0);
}

/** The chart's Vega with its widths set for the room there is: as many columns of panels, and of a legend's words, as fit. */
export function fitted(
  { vega, panels }: Pick<PackedChart, "vega" | "panels">,
  width: number,
  words: Readonly<Record<string, string>>,
): FittedSpec {
  const spec = structuredClone(vega) as FittedSpec;
  // Legends begin where the first panel does, right of its axis.
  const room = width - (panels?.axisWidth ?? namesWidth(spec, words));
  for (const legend of spec.legends ?? []) {
    const longest = Math.max(...entriesOf(legend, spec).map((entry) => (words[entry] ?? entry).length));
    legend.columns = Math.max(1, Math.floor(room / (LEGEND.mark + LEGEND.letter * longest)));
  }
  if (!panels) return { ...spec, width, autosize: { type: "fit-x", contains: "padding" } };
  const { gap } = panels;
  const most = Math.min(panels.columns, panels.count);
  const fitting = Math.floor((width + gap) / (panels.minWidth + gap));
  const columns = Math.max(1, Math.min(most, fitting));
  const perPanel = Math.min((width - gap * (columns - 1)) / columns, MOST_PANEL);
  const panelWidth = Math.floor(Math.max(80, perPanel - panels.axisWidth));
  for (const { title } of spec.marks ?? []) {
    if (!title) continue;
    title.limit = perPanel;
    if (perPanel < NARROW && typeof title.text === "object")
      title.text = { signal: inLines(title.text.signal) };
  }
  if (spec.layout) spec.layout.columns = columns;
  for (const signal of spec.signals ?? []) {
    if (typeof signal.value !== "number") continue;
    if (/width$/i.test(signal.name)) signal.value = panelWidth;
    else if (panels.aspect !== null && /height$/i.test(signal.name))
      signal.value = Math.floor(panelWidth * panels.aspect);
  }
  placeLegends(spec, width - columns * perPanel - gap * (columns - 1));
  return spec;
}

/** Titles of narrower panels have each level of a variant on a line of its own. */
const NARROW = 180;
const inLines = (signal: string) => `split(${signal}, ', ')`;

/** Wider panels would stand for themselves. */
const MOST_PANEL = 640;

/** Room for legends beside the panels. */
const BESIDE = 180;

/** Several legends stand beside the panels where these leave room, else one above the other: side by side they may be too wide. */
function placeLegends(spec: FittedSpec, left: number): void {
  const legends = spec.legends ?? [];
  if (legends.length < 2) return;
  if (left < BESIDE) {
    spec.config = {
      ...spec.config,
      legend: { ...spec.config?.legend, layout: { top: { direction: "vertical" } } },
    };
    return;
  }
  for (const legend of legends) Object.assign(legend, { orient: "right", direction: "vertical", columns: 1 });
}
