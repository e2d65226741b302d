import { entriesOf, type FittedSpec, type PanelAxis, type PanelTitle } from "./fit.ts";

/** By the theme's sizes of type, in pixels. */
const ABOVE = { title: 22, line: 15, labels: 6 };
const BELOW = { labels: 20, title: 19 };
const LEGEND = { row: 18, offset: 6, between: 8 };
const PADDING = 4;
/** Of a letter of an axis title. */
const LETTER = 6;

/**
 * How tall a chart will be drawn, by its specification alone, so that its place can be kept: never less than it turns out,
 * and a few pixels more where nothing hangs over. In pixels:
 *
 *   height = legends + Σ over rows of panels (title or labels above + plot + axis below) + gaps between rows
 */
export function expectedHeight(spec: FittedSpec): number {
  const panels = panelsOf(spec);
  const columns = spec.layout?.columns ?? 1;
  const gap =
    typeof spec.layout?.padding === "object" ? spec.layout.padding.row : (spec.layout?.padding ?? 0);
  let height = PADDING + legends(spec);
  for (let first = 0; first < panels.length; first += columns) {
    const row = panels.slice(first, first + columns);
    const most = (part: keyof Panel) => Math.max(...row.map((panel) => panel[part]));
    height += most("above") + most("plot") + most("below") + (first > 0 ? gap : 0);
  }
  return Math.ceil(height);
}

interface Panel {
  readonly above: number;
  readonly plot: number;
  readonly below: number;
}

function panelsOf({ signals = [], marks = [], axes, height = 0 }: FittedSpec): Panel[] {
  const value = (name: string | undefined) => Number(signals.find((each) => each.name === name)?.value);
  const groups = marks.filter(({ name }) => /^concat_\d+_group$/.test(name ?? ""));
  if (groups.length > 0)
    return groups.map(({ encode, axes: own, title }) =>
      panel(value(encode?.update?.height?.signal), own, title && titleHeight(title)),
    );
  // Words that stand above the plot.
  const highest = Math.min(0, ...marks.map(({ encode }) => encode?.update?.y?.value ?? 0));
  return [panel(height, axes, -highest)];
}

function panel(plot: number, axes: readonly PanelAxis[] = [], words = 0): Panel {
  const labelled = axes.filter(({ labels }) => labels !== false);
  const across = labelled.find(({ orient }) => orient === "bottom");
  const up = labelled.find(({ orient }) => orient === "left");
  // A title longer than its axis hangs over at both ends.
  const over = typeof up?.title === "string" ? Math.max(0, (up.title.length * LETTER - plot) / 2) : 0;
  return {
    above: words + Math.max(up ? ABOVE.labels : 0, over),
    plot,
    below: Math.max(across ? BELOW.labels + (across.title ? BELOW.title : 0) : ABOVE.labels, over),
  };
}

function titleHeight({ text, subtitle }: PanelTitle): number {
  const isBroken = typeof text === "object" && text.signal.startsWith("split");
  return ABOVE.title + (isBroken ? ABOVE.line : 0) + (subtitle === undefined ? 0 : ABOVE.line);
}

/** One above the other, or the tallest of those that stand in a row. */
function legends(spec: FittedSpec): number {
  const above = (spec.legends ?? []).filter(({ orient }) => orient !== "right");
  const heights = above.map((legend) => {
    const rows = Math.ceil(entriesOf(legend, spec).length / (legend.columns ?? 1));
    return LEGEND.row * rows + LEGEND.offset;
  });
  if (spec.config?.legend?.layout?.top?.direction !== "vertical") return Math.max(0, ...heights);
  return heights.reduce((sum, each) => sum + each + LEGEND.between, 0);
}
