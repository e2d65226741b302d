import type { Finding } from "../../findings/finding.ts";
import { criticalCount, looksUpTo, sequentialBound } from "../../statistics/sequentialSignTest.ts";
import { escapeHtml } from "../escape.ts";

const WIDTH = 340;
const HEIGHT = 120;
const [LEFT, RIGHT, TOP, AXIS] = [40, 92, 8, 100];

/**
 * How a claim was decided, or was not: the share of the twins that speak for it at each look, between the two lines at
 * which it is decided. The lines are those of the correction that held for it when its verdict fell, or holds now.
 *
 * Shapes   nothing where the number of seeds was fixed, or before the first look
 */
export function decidingPlot({ form, untilDecided }: Finding, level: number): string {
  if (untilDecided === undefined || untilDecided.course.length === 0) return "";
  const { looks, course, decidedAt, correction } = untilDecided;
  const last = course.at(-1)!;
  const bound = sequentialBound(level / (2 * correction), looks);
  const most = Math.min(looks.atMost, Math.max(2 * last.twins, looks.atLeast + 4 * looks.step));
  const lines = looksUpTo(looks, most).map((twins) => ({ twins, count: criticalCount(twins, bound) }));
  const x = (twins: number) => fixed(LEFT + ((WIDTH - LEFT - RIGHT) * twins) / most);
  const y = (share: number) => fixed(AXIS - (AXIS - TOP) * share);
  const path = (points: readonly { readonly twins: number; readonly share: number }[]) =>
    points.map(({ twins, share }) => `${x(twins)},${y(share)}`).join(" ");
  const possible = lines.filter(({ twins, count }) => count <= twins);
  const upper = possible.map(({ twins, count }) => ({ twins, share: count / twins }));
  const lower = upper.map(({ twins, share }) => ({ twins, share: 1 - share }));
  const told = course.map(({ twins, forIt }) => ({ twins, share: forIt / twins }));
  const against = course.map(({ twins, againstIt }) => ({ twins, share: 1 - againstIt / twins }));
  const isOpenBetween = course.some(({ twins, forIt, againstIt }) => forIt + againstIt < twins);
  const speaks = form === "same" ? "within the margin" : "above the margin";
  const at = decidedAt === null ? null : course.find(({ twins }) => twins === decidedAt)!;
  return `<svg class="deciding-plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(
    `${last.forIt} of ${last.twins} ${speaks}, ${last.againstIt} against; ${decidedAt === null ? "not decided" : `decided at ${decidedAt}`}.`,
  )}">
<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${AXIS}" y2="${AXIS}"/><line class="half" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(0.5)}" y2="${y(0.5)}"/>
<polyline class="bound" points="${path(upper)}"/><polyline class="bound" points="${path(lower)}"/>
${isOpenBetween ? `<polyline class="against" points="${path(against)}"/>` : ""}<polyline class="told" points="${path(told)}"/>
${at === null ? "" : `<circle class="decided" cx="${x(at.twins)}" cy="${y(at.forIt / at.twins)}" r="4"/>`}
<text class="left" x="${LEFT - 5}" y="${Number(y(1)) + 4}">all</text><text class="left" x="${LEFT - 5}" y="${Number(y(0.5)) + 4}">half</text><text class="left" x="${LEFT - 5}" y="${Number(y(0)) + 4}">none</text>
<text class="right" x="${WIDTH - RIGHT + 5}" y="${Number(y(upper.at(-1)?.share ?? 1)) + 4}">decides: yes</text><text class="right" x="${WIDTH - RIGHT + 5}" y="${Number(y(lower.at(-1)?.share ?? 0)) + 4}">decides: no</text>
<text class="right told" x="${Number(x(last.twins)) + 6}" y="${Number(y(last.forIt / last.twins)) + 4}">${last.forIt} of ${last.twins}</text>
<text x="${x(0)}" y="${AXIS + 14}">0</text><text x="${x(most)}" y="${AXIS + 14}">${most} seeds</text></svg>
<p class="small">Seeds ${speaks}, look by look; verdicts fall at the lines.</p>`;
}

const fixed = (value: number) => value.toFixed(1);
