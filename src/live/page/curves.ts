import type { LiveFrame, Score } from "../frame.ts";

/** Loss and accuracy over the steps, of both networks. */
export interface Curves {
  /** Forgets what comes after a step. */
  keepUntil(step: number): void;
  add(left: LiveFrame, right: LiveFrame): void;
  draw(): void;
}

/** What is drawn of a frame. */
interface Point {
  readonly step: number;
  readonly lines: Readonly<Record<LineName, Score | null>>;
}

type LineName = "left own" | "left fresh" | "right own" | "right fresh";
const lineNames: readonly LineName[] = ["left own", "right own", "left fresh", "right fresh"];

const MOST_POINTS = 500;
const SVG = "http://www.w3.org/2000/svg";
const margin = { left: 38, right: 8, top: 6, bottom: 18 };

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
}

/** @param goTo told of a step that was pointed at */
export function createCurves(accuracy: HTMLElement, loss: HTMLElement, goTo: (step: number) => void): Curves {
  let points: Point[] = [];
  for (const place of [accuracy, loss])
    place.onclick = ({ clientX }) => {
      const { left, width } = place.getBoundingClientRect();
      const share = (clientX - left - margin.left) / (width - margin.left - margin.right);
      const last = points.at(-1)?.step ?? 0;
      if (share >= 0) goTo(Math.min(last, Math.round(share * endOf(points))));
    };
  return {
    keepUntil(step) {
      points = points.filter((point) => point.step <= step);
    },
    add(left, right) {
      if ((points.at(-1)?.step ?? -1) >= Math.max(left.step, right.step)) return;
      const lines = {
        "left own": left.own,
        "left fresh": left.fresh,
        "right own": right.own,
        "right fresh": right.fresh,
      };
      points.push({ step: Math.max(left.step, right.step), lines });
      // Every other one goes: the lines keep their shape, and their cost.
      if (points.length > MOST_POINTS)
        points = points.filter((_, at) => at % 2 === 0 || at === points.length - 1);
    },
    draw() {
      drawChart(accuracy, points, "accuracy", {
        low: 0.4,
        high: 1,
        ticks: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
        label: (share) =>
          Math.round(share * 100) % 20 === 0 || share === 0.5 ? `${Math.round(100 * share)} %` : "",
      });
      drawChart(loss, points, "loss", lossScale(points));
    },
  };
}

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

function drawChart(place: HTMLElement, points: readonly Point[], what: keyof Score, scale: Scale): void {
  const { clientWidth: width, clientHeight: height } = place;
  if (width < 60 || height < 40) return;
  const end = endOf(points);
  const x = (step: number) => margin.left + (step / end) * (width - margin.left - margin.right);
  const y = (value: number) => {
    const share = (Math.min(scale.high, Math.max(scale.low, value)) - scale.low) / (scale.high - scale.low);
    return height - margin.bottom - share * (height - margin.top - margin.bottom);
  };
  const picture = svg("svg", {
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": saysOf(points, what),
  });
  for (const tick of scale.ticks) {
    const isGuess = what === "accuracy" && tick === 0.5;
    picture.append(
      svg("line", {
        class: isGuess ? "guess" : "grid",
        x1: String(margin.left),
        x2: String(width - margin.right),
        y1: y(tick).toFixed(1),
        y2: y(tick).toFixed(1),
      }),
      text(scale.label(tick), margin.left - 6, y(tick) + 3.5, "end"),
    );
    if (isGuess) picture.append(text("guessing", width - margin.right, y(tick) + 11, "end"));
  }
  const every = stepEvery(end);
  for (let step = 0; step <= end; step += every)
    picture.append(
      text(
        String(step),
        x(step),
        height - 4,
        step === 0 ? "start" : step + every / 4 > end ? "end" : "middle",
      ),
    );
  for (const name of lineNames)
    picture.append(svg("path", { class: name, d: pathOf(points, name, what, x, y) }));
  place.replaceChildren(picture);
}

const endOf = (points: readonly Point[]) => Math.max(100, points.at(-1)?.step ?? 0);

function pathOf(
  points: readonly Point[],
  name: LineName,
  what: keyof Score,
  x: (step: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  let isDrawing = false;
  for (const { step, lines } of points) {
    const value = lines[name]?.[what] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      isDrawing = false;
      continue;
    }
    path += `${isDrawing ? "L" : "M"}${x(step).toFixed(1)} ${y(value).toFixed(1)}`;
    isDrawing = true;
  }
  return path;
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

/** A round number of steps, of which some five fit. */
const roundSteps = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const stepEvery = (end: number) => roundSteps.find((each) => each >= end / 5) ?? 20_000;

function svg(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function text(says: string, x: number, y: number, anchor: string): SVGElement {
  const made = svg("text", { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor });
  made.textContent = says;
  return made;
}
