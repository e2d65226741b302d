import type { Finding } from "../../findings/finding.ts";
import { fairTails } from "../../statistics/binomialTail.ts";
import { criticalCount, looksUpTo, sequentialBound } from "../../statistics/sequentialSignTest.ts";
import { escapeHtml } from "../escape.ts";

const WIDTH = 340;
const HEIGHT = 132;
const [LEFT, RIGHT, TOP, AXIS] = [34, 84, 10, 112];

/** Shown ahead of the last look, so that it is seen where the lines go. */
const LOOKS_AHEAD = 4;

/**
 * How a claim was decided, or was not: of how many more twins than half it was said at each look, between the two lines at
 * which it is decided. The lines are those of the correction that held for it when its verdict fell, or holds now.
 *
 *   for it: #{d that speak for it} − n/2      against it: n/2 − #{d that speak against it}, where some speak for neither
 *
 * Returns  nothing where the number of seeds was fixed, or before the first look
 */
export function decidingPlot({ form, verdict, untilDecided }: Finding, level: number): string {
  if (untilDecided === undefined || untilDecided.course.length === 0) return "";
  const { looks, course, decidedAt, correction } = untilDecided;
  const last = course.at(-1)!;
  const bound = sequentialBound(level / (2 * correction), looks);
  const most = Math.min(looks.atMost, last.twins + LOOKS_AHEAD * looks.step);
  const upper = looksUpTo(looks, most)
    .map((twins) => ({ twins, count: criticalCount(twins, bound) }))
    .filter(({ twins, count }) => count <= twins)
    .map(({ twins, count }) => ({ twins, beyond: count - twins / 2 }));
  const told = course.map(({ twins, forIt }) => ({ twins, beyond: forIt - twins / 2 }));
  // Above half it says nothing: what comes to the lower line are those against it.
  const against = course.map(({ twins, againstIt }) => ({
    twins,
    beyond: Math.min(0, twins / 2 - againstIt),
  }));
  const widest = Math.max(1, ...[...upper, ...told, ...against].map(({ beyond }) => Math.abs(beyond)));
  const x = (twins: number) => fixed(LEFT + ((WIDTH - LEFT - RIGHT) * twins) / most);
  const y = (beyond: number) => fixed((TOP + AXIS) / 2 - ((AXIS - TOP) / 2) * (beyond / widest));
  const path = (points: typeof told) =>
    points.map(({ twins, beyond }) => `${x(twins)},${y(beyond)}`).join(" ");
  const lower = upper.map(({ twins, beyond }) => ({ twins, beyond: -beyond }));
  const isApart = course.some(
    ({ twins, forIt, againstIt }) => forIt + againstIt < twins && 2 * againstIt > twins,
  );
  const speaks = form === "same" ? "inside the margin, at the end that is nearer" : "above the margin";
  const telling = decidedAt === null ? undefined : tellingLook(course, decidedAt, verdict);
  const decided = told.find(({ twins }) => twins === telling);
  const end = upper.at(-1);
  const fell =
    decidedAt === null
      ? "not decided"
      : `decided at ${decidedAt}${telling === decidedAt ? "" : `, by the count at ${telling}`}`;
  const said = `${last.forIt} of ${last.twins} ${speaks}, ${last.againstIt} against: ${fell}.`;
  const label = (beyond: number, words: string) =>
    `<text class="right" x="${WIDTH - RIGHT + 5}" y="${Number(y(beyond)) + 4}">${words}</text>`;
  return `<svg class="deciding-plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(said)}">
<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${AXIS + 3}" y2="${AXIS + 3}"/><line class="half" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(0)}" y2="${y(0)}"/>
<polyline class="bound" points="${path(upper)}"/><polyline class="bound" points="${path(lower)}"/>
${isApart ? `<polyline class="against" points="${path(against)}"/>` : ""}<polyline class="told" points="${path(told)}"/>
${decided ? `<circle class="decided" cx="${x(decided.twins)}" cy="${y(decided.beyond)}" r="4"/>` : ""}
<text class="left" x="${LEFT - 5}" y="${Number(y(0)) + 4}">half</text>${end ? label(end.beyond, "yes") + label(-end.beyond, "no") : ""}
<text x="${x(0)}" y="${AXIS + 17}">0</text><text x="${x(most)}" y="${AXIS + 17}">${most} seeds</text></svg>
<p class="small">By how many the seeds ${speaks} exceed half of all, look by look${isApart ? " (faint: those against, downwards)" : ""}: ${last.forIt} of ${last.twins} at the last, ${fell}. ${end ? "A verdict falls at a dashed line." : `No count of ${most} decides.`}</p>`;
}

/** The look whose count is the least likely by chance: a verdict that falls later, when those of others have fallen, rests on it. */
function tellingLook(
  course: NonNullable<Finding["untilDecided"]>["course"],
  decidedAt: number,
  verdict: Finding["verdict"],
): number {
  const tail = ({ twins, forIt, againstIt }: (typeof course)[number]) =>
    fairTails(twins)[verdict === "supported" ? forIt : againstIt]!;
  const before = course.filter(({ twins }) => twins <= decidedAt);
  // Of several, the last.
  return before.reduce((best, look) => (tail(look) <= tail(best) ? look : best)).twins;
}

const fixed = (value: number) => value.toFixed(1);
