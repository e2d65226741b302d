import { exp } from "../../elementary/exp.ts";
import type { Finding } from "../../findings/finding.ts";
import { escapeHtml } from "../escape.ts";
import { plainNumber } from "../readableNumbers.ts";

const WIDTH = 340;
const HEIGHT = 64;
const INSET = 14;
const AXIS = 44;

/**
 * A finding as a small picture: a dot per twin, the interval of the median, and the margin about zero. Right of zero is
 * the claimed direction. The small one, in a row of a table, has interval and margin alone.
 */
export function intervalPlot(finding: Finding, size: "small" | "whole" = "whole"): string {
  const margin = [-finding.margin, finding.margin];
  const isSmall = size === "small";
  const ends = isSmall ? [] : finding.differences.flatMap(({ low, high }) => [low, high]);
  const known = [...ends, finding.effect.low, finding.effect.high, ...margin, 0].filter(
    (value): value is number => value !== null && Number.isFinite(value),
  );
  const low = Math.min(...known);
  const high = Math.max(...known);
  const pad = (high - low || 1) * 0.06;
  const place = (value: number) =>
    INSET + ((value - low + pad) / (high - low + 2 * pad)) * (WIDTH - 2 * INSET);
  const endPlace = (value: number | null, side: "low" | "high") =>
    value === null || !Number.isFinite(value) ? (side === "low" ? 2 : WIDTH - 2) : place(value);
  const dots = isSmall
    ? []
    : finding.differences.map((difference, index) => dot(difference, index, endPlace));
  const { median } = finding.effect;
  const interval = `<line class="interval" x1="${fixed(endPlace(finding.effect.low, "low"))}" x2="${fixed(endPlace(finding.effect.high, "high"))}" y1="12" y2="12"/>`;
  const middle =
    median === null ? "" : `<circle class="median" cx="${fixed(place(median))}" cy="12" r="4.5"/>`;
  const between =
    finding.effect.low === null && finding.effect.high === null && median === null ? "" : interval;
  if (isSmall)
    return `<svg class="interval-plot small" viewBox="0 0 ${WIDTH} 24" aria-hidden="true">
<rect class="margin" x="${fixed(place(margin[0]!))}" width="${fixed(Math.max(2, place(margin[1]!) - place(margin[0]!)))}" y="1" height="22"/>
<line class="zero" x1="${fixed(place(0))}" x2="${fixed(place(0))}" y1="1" y2="23"/>${between}${middle}</svg>`;
  return `<svg class="interval-plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(describe(finding))}">
<rect class="margin" x="${fixed(place(margin[0]!))}" width="${fixed(Math.max(1, place(margin[1]!) - place(margin[0]!)))}" y="2" height="${AXIS - 2}"/>
<line class="zero" x1="${fixed(place(0))}" x2="${fixed(place(0))}" y1="2" y2="${AXIS}"/>
${dots.join("")}${between}${middle}
<line class="axis" x1="0" x2="${WIDTH}" y1="${AXIS}" y2="${AXIS}"/>
${ticks(low, high)
  .map((tick) => `<text x="${fixed(place(tick))}" y="${AXIS + 13}">${inWords(tick, finding)}</text>`)
  .join("")}</svg>`;
}

/** Effects on the ratio scale are logarithms: shown as the factor by which the claimed side is better. */
function inWords(effect: number | null, { scale }: Finding): string {
  if (effect === null) return "unbounded";
  return scale === "ratio" ? `× ${plainNumber(exp(effect), 2)}` : plainNumber(effect, 2);
}

/** A dot, or for a twin known only as a range a line to where it ends. */
function dot(
  { low, high }: Finding["differences"][number],
  index: number,
  place: (value: number | null, side: "low" | "high") => number,
): string {
  const y = fixed(22 + ((index * 0.6180339887) % 1) * 16);
  const [from, to] = [place(low, "low"), place(high, "high")];
  if (to - from < 0.6) return `<circle class="twin" cx="${fixed(from)}" cy="${y}" r="2.4"/>`;
  return `<line class="range" x1="${fixed(from)}" x2="${fixed(to)}" y1="${y}" y2="${y}"/>`;
}

function ticks(low: number, high: number): number[] {
  const span = high - low || 1;
  const far = [low, high].filter((end) => Math.abs(end) > 0.25 * span);
  return [0, ...far];
}

function describe(finding: Finding): string {
  const { twins, effect, margin } = finding;
  const [median, low, high] = [effect.median, effect.low, effect.high].map((value) =>
    inWords(value, finding),
  );
  if (finding.association)
    return `Median rank correlation ${median} in the claimed direction, interval ${low} to ${high}, ${twins} seeds, smallest worth having ${inWords(margin, finding)}.`;
  return `Median advantage of the claimed side ${median}, interval ${low} to ${high}, ${twins} twins, smallest effect worth having ${inWords(margin, finding)}.`;
}

const fixed = (value: number) => value.toFixed(1);
