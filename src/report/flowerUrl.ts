import { drawFlowerSvg } from "../flowers/draw.ts";
import type { Flower } from "../flowers/flower.ts";

/** A drawn flower as an address that holds all of it. */
export const flowerUrl = (flower: Flower, pixels: number): string =>
  `data:image/svg+xml,${encodeURIComponent(drawFlowerSvg(flower, pixels))}`;
