import type { Score } from "../frame.ts";
import type { Size, Sizes } from "./sizes.ts";
import { svg } from "./svg.ts";

/** One of the curves' two charts: a line for each network on its own batches, and one on new samples. */
export interface CurveChart {
  draw(points: readonly Point[], turns: readonly TurnMark[]): void;
  /** The step at so many pixels from the window's left; null where there is none. */
  stepAt(clientX: number): number | null;
}

/** What is drawn of a frame. */
export interface Point {
  readonly step: number;
  readonly lines: Readonly<Record<LineName, Score | null>>;
}

const lineNames = ["left own", "right own", "left fresh", "right fresh"] as const;
type LineName = (typeof lineNames)[number];

/** Where dials were turned, and in which words. */
export interface TurnMark {
  readonly after: number;
  readonly says: string;
}

const margin = { left: 38, right: 8, top: 6, bottom: 18 };
/** Pixels of a letter, so that words end before the next mark. */
const LETTER = 5.6;

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
}

/** Steps at which the axis may end: a line grows into its room, and all is drawn anew only where that is full. */
const ends = [100, 150, 200, 300, 400, 600, 800]
  .flatMap((end) => [end, 10 * end, 100 * end])
  .sort((a, b) => a - b);
/** A round number of steps, of which some five fit. */
const roundSteps = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

export function createCurveChart(place: HTMLElement, sizes: Sizes, what: keyof Score): CurveChart {
  const paths = new Map(lineNames.map((name) => [name, svg("path", { class: name })]));
  const axes = svg("g", {});
  const marks = svg("g", { class: "turns" });
  const picture = svg("svg", { role: "img", "aria-label": saysOf([], what) });
  picture.append(axes, ...paths.values(), marks);
  place.replaceChildren(picture);
  let end = ends[0]!;
  let drawnAxes = "";
  let drawnMarks = "";

  const x = (step: number, { width }: Size) =>
    margin.left + (step / end) * (width - margin.left - margin.right);

  function y(value: number, { low, high }: Scale, { height }: Size): number {
    const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
    return height - margin.bottom - share * (height - margin.top - margin.bottom);
  }

  function drawAxes(scale: Scale, size: Size): void {
    const { width, height } = size;
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    axes.replaceChildren();
    for (const tick of scale.ticks) {
      const isGuess = what === "accuracy" && tick === 0.5;
      const level = y(tick, scale, size);
      axes.append(
        svg("line", {
          class: isGuess ? "guess" : "grid",
          x1: margin.left,
          x2: width - margin.right,
          y1: level.toFixed(1),
          y2: level.toFixed(1),
        }),
        text(scale.label(tick), margin.left - 6, level + 3.5, "end"),
      );
      if (isGuess) axes.append(text("guessing", width - margin.right, level + 11, "end"));
    }
    const every = roundSteps.find((each) => each >= end / 5) ?? 20_000;
    for (let step = 0; step <= end; step += every) {
      const anchor = step === 0 ? "start" : step + every / 4 > end ? "end" : "middle";
      axes.append(text(String(step), x(step, size), height - 4, anchor));
    }
  }

  /** A line where dials were turned, and what was turned where there is room for the words. */
  function drawMarks(turns: readonly TurnMark[], size: Size): void {
    marks.replaceChildren();
    turns.forEach(({ after, says }, at) => {
      const from = x(after, size);
      const room = x(turns[at + 1]?.after ?? end, size) - from;
      const line = svg("line", { x1: from, x2: from, y1: margin.top, y2: size.height - margin.bottom });
      line.append(svg("title", {}, `after step ${after}: ${says}`));
      marks.append(line);
      if (says.length * LETTER < room - 6) marks.append(text(says, from + 4, margin.top + 8, "start"));
    });
  }

  return {
    draw(points, turns) {
      const size = sizes.of(place);
      if (size === null || size.width < 60 || size.height < 40) return;
      const last = points.at(-1)?.step ?? 0;
      end = ends.find((each) => each >= last) ?? last;
      const scale = what === "accuracy" ? accuracyScale : lossScale(points);
      const state = JSON.stringify([size, end, scale.high]);
      if (state !== drawnAxes) drawAxes(scale, size);
      const ofTurns = JSON.stringify([state, turns]);
      if (ofTurns !== drawnMarks) drawMarks(turns, size);
      [drawnAxes, drawnMarks] = [state, ofTurns];
      for (const [name, path] of paths) path.setAttribute("d", pathOf(points, name));
      picture.setAttribute("aria-label", saysOf(points, what));

      function pathOf(points: readonly Point[], name: LineName): string {
        let path = "";
        let isDrawing = false;
        for (const { step, lines } of points) {
          const value = lines[name]?.[what] ?? Number.NaN;
          if (Number.isFinite(value))
            path += `${isDrawing ? "L" : "M"}${x(step, size!).toFixed(1)} ${y(value, scale, size!).toFixed(1)}`;
          isDrawing = Number.isFinite(value);
        }
        return path;
      }
    },
    stepAt(clientX) {
      const { left, width } = place.getBoundingClientRect();
      const share = (clientX - left - margin.left) / (width - margin.left - margin.right);
      return share < 0 ? null : Math.round(share * end);
    },
  };
}

const accuracyScale: Scale = {
  low: 0.4,
  high: 1,
  ticks: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  label: (share) =>
    Math.round(share * 100) % 20 === 0 || share === 0.5 ? `${Math.round(100 * share)} %` : "",
};

function lossScale(points: readonly Point[]): Scale {
  let most = 0.75;
  for (const { lines } of points)
    for (const name of lineNames) {
      const value = lines[name]?.loss ?? 0;
      if (Number.isFinite(value)) most = Math.max(most, value);
    }
  const high = [0.8, 1.2, 2, 3, 5].find((each) => each >= most) ?? 5;
  const every = high <= 0.8 ? 0.2 : high <= 1.2 ? 0.4 : 1;
  const ticks = Array.from({ length: Math.floor(high / every + 1e-9) + 1 }, (_, at) => at * every);
  return { low: 0, high, ticks, label: (value) => value.toFixed(every < 1 ? 1 : 0) };
}

function saysOf(points: readonly Point[], what: keyof Score): string {
  const last = points.at(-1);
  if (last === undefined) return `${what}: nothing trained yet`;
  const said = lineNames.map((name) => {
    const value = last.lines[name]?.[what];
    return `${name.replace("fresh", "new flowers").replace("own", "own batches")} ${value?.toFixed(2) ?? "–"}`;
  });
  return `${what} at step ${last.step}: ${said.join(", ")}`;
}

const text = (says: string, x: number, y: number, anchor: string) =>
  svg("text", { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor }, says);
