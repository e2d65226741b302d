import type { SubsetIndex } from "../flowers/dataset.ts";
import type { Flower } from "../flowers/flower.ts";
import { farthestPoints } from "./farthestPoints.ts";

/** A sample as a point of feature space. */
export interface FlowerPoint {
  readonly x: number;
  readonly y: number;
  readonly subset: SubsetIndex;
  readonly kind: string;
}

/** A point with the flower that is shown there. */
export interface MarkedFlower {
  readonly x: number;
  readonly y: number;
  readonly flower: Flower;
}

const PER_GROUP = 4;

/** A few flowers of each subset and class, well apart; `points` are the first of `flowers`. */
export function markedFlowers(points: readonly FlowerPoint[], flowers: readonly Flower[]): MarkedFlower[] {
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
      return { x, y, flower: flowers[group[place]!]! };
    }),
  );
}
