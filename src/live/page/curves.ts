import type { LiveFrame } from "../frame.ts";
import { createCurveChart, type Point, type TurnMark } from "./curveChart.ts";
import type { Sizes } from "./sizes.ts";

/** Loss and accuracy over the steps, of both networks. */
export interface Curves {
  /** Forgets what comes after a step. */
  keepUntil(step: number): void;
  add(left: LiveFrame, right: LiveFrame): void;
  /** @param turns where dials were turned on the way */
  draw(turns: readonly TurnMark[]): void;
}

const MOST_POINTS = 500;

/** @param goTo told of a step that was pointed at */
export function createCurves(
  accuracy: HTMLElement,
  loss: HTMLElement,
  sizes: Sizes,
  goTo: (step: number) => void,
): Curves {
  let points: Point[] = [];
  const charts = [createCurveChart(accuracy, sizes, "accuracy"), createCurveChart(loss, sizes, "loss")];
  [accuracy, loss].forEach((place, at) => {
    place.onclick = ({ clientX }) => {
      const step = charts[at]!.stepAt(clientX);
      if (step !== null) goTo(Math.min(points.at(-1)?.step ?? 0, step));
    };
  });
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
    draw(turns) {
      for (const chart of charts) chart.draw(points, turns);
    },
  };
}
