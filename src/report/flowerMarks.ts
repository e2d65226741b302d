import { drawFlowerSvg } from "../flowers/draw.ts";
import type { Flower } from "../flowers/flower.ts";
import { farthestPoints } from "./farthestPoints.ts";

/** A sample as a point of feature space. */
export interface FlowerPoint {
  readonly x: number;
  readonly y: number;
  readonly subset: string;
  readonly kind: string;
}

/** A point shown as a small drawing. */
export interface FlowerMark {
  readonly x: number;
  readonly y: number;
  readonly url: string;
}

const PER_GROUP = 4;
/** Pixels for which a mark is drawn; it is shown somewhat smaller. */
const SIZE = 40;

/** A few flowers of each subset and class, well apart, drawn small; `points` are the first of `flowers`. */
export function flowerMarks(points: readonly FlowerPoint[], flowers: readonly Flower[]): FlowerMark[] {
  const groups = new Map<string, number[]>();
  points.forEach(({ subset, kind }, index) => {
    const key = `${subset} ${kind}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()].flatMap((group) =>
    farthestPoints(
      group.map((index) => points[index]!),
      PER_GROUP,
    ).map((place) => {
      const { x, y } = points[group[place]!]!;
      const svg = drawFlowerSvg(flowers[group[place]!]!, SIZE);
      return { x, y, url: `data:image/svg+xml,${encodeURIComponent(svg)}` };
    }),
  );
}
