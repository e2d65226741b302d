import type { PackedChart } from "./pageData.ts";

interface VegaSpec {
  width?: number;
  layout?: { columns?: number };
  legends?: { columns?: number }[];
  config?: { title?: { limit?: number } };
  signals?: { name: string; value?: unknown }[];
}

/** The chart's Vega with its widths set for the room there is: as many columns of panels as fit. */
export function fitted({ vega, panels }: PackedChart, width: number): unknown {
  const spec = structuredClone(vega) as VegaSpec;
  const legendColumns = Math.max(1, Math.floor(width / 190));
  for (const legend of spec.legends ?? []) legend.columns = legendColumns;
  if (!panels) return { ...spec, width, autosize: { type: "fit-x", contains: "padding" } };
  const { gap } = panels;
  const most = Math.min(panels.columns, panels.count);
  const fitting = Math.floor((width + gap) / (panels.minWidth + gap));
  const columns = Math.max(1, Math.min(most, fitting));
  const perPanel = (width - gap * (columns - 1)) / columns;
  const panelWidth = Math.floor(Math.max(80, Math.min(perPanel, 640) - panels.axisWidth));
  if (spec.config?.title) spec.config.title.limit = panelWidth + 0.6 * panels.axisWidth;
  if (spec.layout) spec.layout.columns = columns;
  for (const signal of spec.signals ?? []) {
    if (typeof signal.value !== "number") continue;
    if (/width$/i.test(signal.name)) signal.value = panelWidth;
    else if (panels.aspect !== null && /height$/i.test(signal.name))
      signal.value = Math.floor(panelWidth * panels.aspect);
  }
  return spec;
}
