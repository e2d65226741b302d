import { apart } from "../apart.ts";
import { escapeHtml } from "../escape.ts";
import type { SmallChart, SmallLines, SmallMap, SmallRows } from "./smallChart.ts";

const WIDTH = 400;
const TOP = 28;
/** Of letters, and how wide one is on average. */
const SIZE = 13;
const LETTER = 0.56 * SIZE;
const LINE = 16;

/** The picture of a small chart, as SVG with its words in it. */
export function drawSmallChart(chart: SmallChart): string {
  const { height, inside } = pictureOf(chart);
  const title = text(0, 13, chart.title, { room: WIDTH, muted: true });
  return `<svg class="thumbnail" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true">${title}${inside}</svg>`;
}

interface Picture {
  readonly height: number;
  readonly inside: string;
}

function pictureOf(chart: SmallChart): Picture {
  switch (chart.kind) {
    case "rows":
      return rows(chart);
    case "lines":
      return lines(chart);
    case "map":
      return map(chart);
  }
}

/** Names at the left, dots or bars, numbers at the right: each has the room that its longest word asks for. */
function rows({ rows: all, bars, mark }: SmallRows): Picture {
  const widest = (words: readonly string[], most: number) =>
    Math.min(most, Math.max(...words.map((each) => roomFor(each))));
  const step = 23;
  const left =
    widest(
      all.map(({ name }) => name),
      204,
    ) + 12;
  const right =
    WIDTH -
    widest(
      all.map(({ words }) => words),
      112,
    ) -
    14;
  const x = (place: number) => left + place * (right - left);
  const bottom = TOP + step * all.length;
  const drawn = all.map(({ name, colour, from, value, low, high, words }, index) => {
    const y = TOP + step * (index + 0.5);
    const ink = `var(--${colour})`;
    const middle = y + 4.5;
    return [
      text(0, middle, name, { room: left - 12 }),
      bars && value !== null ? rectangle(left, y - 6, x(value) - left, 12, ink, 0.45) : "",
      low !== null && high !== null ? line(x(low), y, x(high), y, ink, 2) : "",
      from !== null && value !== null ? line(x(from), y, x(value), y, ink, 3, 0.45) : "",
      from === null ? "" : circle(x(from), y, 4.5, "var(--card)", ink),
      bars || value === null ? "" : circle(x(value), y, 5, ink),
      text(WIDTH, middle, words, { anchor: "end", room: WIDTH - right - 14 }),
    ].join("");
  });
  const marked = mark
    ? dashed(x(mark.at), TOP, x(mark.at), bottom) +
      text(x(mark.at), bottom + 13, mark.name, {
        anchor: mark.at < 0.2 ? "start" : "middle",
        muted: true,
        room: 90,
      })
    : "";
  return { height: bottom + (mark ? 18 : 2), inside: marked + drawn.join("") };
}

/** Values at both ends of each line, its name behind the last. */
function lines({ lines: all, mark, over }: SmallLines): Picture {
  const [left, right, bottom] = [56, 232, TOP + 104];
  const x = (place: number) => left + place * (right - left);
  const y = (place: number) => bottom - 6 - place * (bottom - TOP - 12);
  const ends = [all.map(({ points }) => y(points[0]![1])), all.map(({ points }) => y(points.at(-1)![1]))].map(
    (heights) => apart(heights, SIZE + 1, [TOP + 4, bottom - 4]),
  );
  // Bold letters are wider.
  const named = 1.1 * Math.max(0, ...all.map(({ last }) => roomFor(last)));
  const drawn = all.map(({ name, colour, points, first, last }, index) => {
    const ink = `var(--${colour})`;
    const path = points.map(([across, value]) => `${round(x(across))} ${round(y(value))}`).join("L");
    const [end, value] = points.at(-1)!;
    return [
      `<path d="M${path}" fill="none" stroke="${ink}" stroke-width="2.2"/>`,
      circle(x(end), y(value), 3.4, ink),
      points.length > 1
        ? text(left - 6, ends[0]![index]! + 4.5, first, { anchor: "end", room: left - 6, ink })
        : "",
      text(right + 9, ends[1]![index]! + 4.5, last, { room: WIDTH - right - 9, ink, bold: true }),
      text(right + 16 + named, ends[1]![index]! + 4.5, name, { room: WIDTH - right - 16 - named, ink }),
    ].join("");
  });
  // The last word may reach over the end of the axis: nothing stands there.
  const beside = (right - left - roomFor(over.name)) / 2 - 8;
  const reach = Math.min(60, Math.max(0, roomFor(over.last) - beside));
  const axis = [
    line(left, bottom, right, bottom, "var(--rule)", 1),
    text(left, bottom + 15, over.first, { room: beside, muted: true }),
    text((left + right) / 2, bottom + 15, over.name, { anchor: "middle", room: 90, muted: true }),
    text(right + reach, bottom + 15, over.last, { anchor: "end", room: beside + reach, muted: true }),
  ];
  const marked = mark
    ? dashed(left, y(mark.at), right, y(mark.at)) +
      (isCrossed(all, mark, roomFor(mark.name) / (right - left), SIZE / (bottom - TOP - 12))
        ? text(right - 2, y(mark.at) - 5, mark.name, { anchor: "end", room: 90, muted: true })
        : text(left + 2, y(mark.at) - 5, mark.name, { room: 90, muted: true }))
    : "";
  return { height: bottom + 20, inside: marked + axis.join("") + drawn.join("") };
}

/** Whether a line passes through the words at the left above a mark, as wide and as high as those shares of the axes. */
function isCrossed(
  all: SmallLines["lines"],
  { at }: NonNullable<SmallLines["mark"]>,
  width: number,
  height: number,
): boolean {
  return all.some(({ points }) => {
    const beyond = points.findIndex(([across]) => across >= width);
    const near = points.slice(0, beyond < 0 ? undefined : beyond + 1).map(([, value]) => value);
    return Math.min(...near) < at + height && Math.max(...near) > at - height / 4;
  });
}

/** Panels side by side, each with its levels and its share below. */
function map({ panels }: SmallMap): Picture {
  const space = 14;
  const columns = panels.length === 4 ? 2 : Math.min(3, panels.length);
  const width = (WIDTH - space * (columns - 1)) / columns;
  const deepest = Math.max(1, ...panels.map(({ shares }) => shares.length));
  const depth = Math.min(14 * deepest, 84);
  const words = Math.max(1, ...panels.map(({ levels }) => levels.length));
  const step = depth + LINE * words + 14;
  const drawn = panels.map(({ levels, words: share, shares }, index) => {
    const left = (index % columns) * (width + space);
    const top = TOP + Math.floor(index / columns) * step;
    const cells = shares.flatMap((row, down) =>
      row.map((each, across) =>
        rectangle(
          left + (across * width) / row.length,
          top + (down * depth) / shares.length,
          width / row.length,
          depth / shares.length,
          "var(--variant-0)",
          0.85 * each,
        ),
      ),
    );
    const frame = `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(depth)}" fill="none" stroke="var(--rule)"/>`;
    const below = top + depth + LINE;
    const named = levels.map((level, at) => text(left, below + at * LINE, level, { room: width - 42 }));
    return [
      ...cells,
      frame,
      ...named,
      text(left + width, below, share, { anchor: "end", room: 42, bold: true }),
    ].join("");
  });
  return { height: TOP + Math.ceil(panels.length / columns) * step - 8, inside: drawn.join("") };
}

const round = (value: number) => String(Math.round(10 * value) / 10);

function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  ink: string,
  width: number,
  opacity = 1,
): string {
  return `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="${ink}" stroke-width="${width}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;
}

function dashed(x1: number, y1: number, x2: number, y2: number): string {
  return `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="var(--muted)" stroke-dasharray="3 3"/>`;
}

function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  opacity: number,
): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}" fill="${fill}" fill-opacity="${opacity.toFixed(2)}"/>`;
}

function circle(x: number, y: number, radius: number, fill: string, stroke?: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="2"` : ""}/>`;
}

const roomFor = (words: string) => [...words].length * LETTER;

/** Words in the room that there is for them. */
function text(
  x: number,
  y: number,
  words: string,
  {
    room,
    anchor = "start",
    muted = false,
    bold = false,
    ink,
  }: {
    readonly room: number;
    readonly anchor?: "start" | "middle" | "end";
    readonly muted?: boolean;
    readonly bold?: boolean;
    readonly ink?: string;
  },
): string {
  const letters = [...words];
  const most = Math.max(1, Math.floor(room / LETTER + 0.01));
  const shown =
    letters.length > most
      ? `${letters
          .slice(0, most - 1)
          .join("")
          .trimEnd()}…`
      : words;
  const fill = muted ? "var(--muted)" : (ink ?? "var(--ink)");
  return `<text x="${round(x)}" y="${round(y)}" fill="${fill}"${anchor === "start" ? "" : ` text-anchor="${anchor}"`}${bold ? ` font-weight="650"` : ""}>${escapeHtml(shown)}</text>`;
}
