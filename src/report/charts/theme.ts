import { THIN } from "../../findings/numberWords.ts";
import type { Fragment } from "./chart.ts";

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Colours are CSS variables: the drawing follows light and dark without being drawn again. */
export const theme: Fragment = {
  aria: false,
  mark: { aria: false },
  // Numbers of axes and tooltips as text has them.
  locale: {
    number: { decimal: ".", thousands: THIN, grouping: [3], currency: ["", ""], percent: `${THIN}%` },
  },
  background: "transparent",
  font,
  padding: 2,
  view: { stroke: null },
  axis: {
    labelColor: "var(--muted)",
    titleColor: "var(--muted)",
    labelFontSize: 11,
    titleFontSize: 11.5,
    titleFontWeight: 400,
    titlePadding: 7,
    titleLimit: 420,
    gridColor: "var(--grid)",
    domainColor: "var(--rule)",
    tickColor: "var(--rule)",
    tickSize: 4,
    labelPadding: 4,
    labelLimit: 190,
    labelSeparation: 5,
    domain: false,
  },
  axisX: { grid: false, domain: true, tickCount: 5 },
  axisY: { ticks: false, tickCount: 5 },
  title: {
    color: "var(--ink)",
    subtitleColor: "var(--muted)",
    fontSize: 12.5,
    fontWeight: 600,
    subtitleFontSize: 11.5,
    anchor: "start",
    frame: "bounds",
    offset: 8,
    limit: 320,
  },
  legend: {
    labelColor: "var(--ink)",
    titleColor: "var(--muted)",
    labelFontSize: 11.5,
    titleFontSize: 11.5,
    titleFontWeight: 400,
    symbolStrokeWidth: 2,
    symbolBaseFillColor: "transparent",
    symbolBaseStrokeColor: "var(--muted)",
    symbolSize: 110,
    orient: "top",
    direction: "horizontal",
    titleOrient: "left",
    labelLimit: 300,
    columnPadding: 16,
    rowPadding: 4,
    offset: 10,
  },
  line: { strokeWidth: 1.9, strokeCap: "butt", strokeJoin: "round" },
  rule: { color: "var(--rule)" },
  text: { color: "var(--ink)", fontSize: 11 },
};
