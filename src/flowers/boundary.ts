import { sin } from "../elementary/sin.ts";
import type { FlowerSettings } from "./settings.ts";

/**
 * The true boundary in the plane of openness t and form: roses below, the rest above.
 *
 *   sine   β(t) = −1.5·sin(1.6·t)
 *   arch   β(t) = 1.5·(1 − (t/1.5)²)
 */
export function boundaryOf({ boundary }: Pick<FlowerSettings, "boundary">): (openness: number) => number {
  return boundaries[boundary];
}

const boundaries = {
  sine: (t) => -1.5 * sin(1.6 * t),
  arch: (t) => 1.5 * (1 - (t / 1.5) * (t / 1.5)),
} satisfies Record<FlowerSettings["boundary"], (openness: number) => number>;
