import type { Flower } from "../flowers/flower.ts";
import { flowerUrl } from "./flowerUrl.ts";
import { type FlowerPoint, markedFlowers } from "./markedFlowers.ts";

/** A point shown as a small drawing. */
export interface FlowerMark {
  readonly x: number;
  readonly y: number;
  readonly url: string;
}

/** Pixels for which a mark is drawn; it is shown somewhat smaller. */
const SIZE = 40;

/** A few flowers of each subset and class, well apart, drawn small; `points` are the first of `flowers`. */
export const flowerMarks = (points: readonly FlowerPoint[], flowers: readonly Flower[]): FlowerMark[] =>
  markedFlowers(points, flowers).map(({ x, y, flower }) => ({ x, y, url: flowerUrl(flower, SIZE) }));
