import type { RandomStream } from "../random.ts";

/**
 * Hue, petals and saturation, drawn given openness and class (never given the subset), so that p(rose | features) stays
 * one function. Hue is an honest trap: it tells roses from the rest among buds, and hardly among blown flowers.
 *
 * Degrees of the colour wheel from −180 to 180, red at 0. Buds of roses are red; the more a rose is open, the wider its
 * colours run, to pink (−30), orange (30) and yellow (60). Other flowers: blue and violet (−120) or yellow (60) as buds,
 * any colour when open.
 */
export function drawHue(openness: number, rose: boolean, stream: RandomStream): number {
  const open = openShare(openness);
  const [pick, spread] = [stream.next(), stream.normal()];
  if (rose) return wrapped(open * (pick < 0.5 ? -25 : 40) + spread * (6 + 34 * open));
  const closedHue = pick < 0.65 ? -115 : 60;
  return wrapped(closedHue * (1 - open) + open * (pick * 200 - 100) + spread * (14 + 40 * open));
}

/** Petals: whorled roses have many, the more the further open; other flowers few. */
export function drawPetals(openness: number, rose: boolean, stream: RandomStream): number {
  const open = openShare(openness);
  const mean = rose ? 22 + 16 * open : 6 + 9 * open;
  return Math.min(60, Math.max(4, Math.round(stream.normal(mean, rose ? 5 : 2))));
}

export function drawSaturation(openness: number, rose: boolean, stream: RandomStream): number {
  const mean = rose ? 0.8 - 0.25 * openShare(openness) : 0.6;
  return Math.min(1, Math.max(0.05, stream.normal(mean, 0.14)));
}

/** 0 for a closed bud, 1 for a blown flower. */
const openShare = (openness: number) => 1 / (1 + Math.exp(-3 * openness));

const wrapped = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;
