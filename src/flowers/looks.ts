import { sigmoid } from "../elementary/sigmoid.ts";
import type { RandomStream } from "../random.ts";

/**
 * Hue, petals and saturation, drawn given openness and class, never given the subset, so that p(rose | features) stays
 * one function of the features.
 *
 * Hue is an honest trap: it tells roses from the rest among buds, and hardly among blown flowers. Hue is in degrees of
 * the colour wheel from −180 to 180 with red at 0, so that the colours around red are neighbours: pink −30, violet −90,
 * blue −120; orange 30, yellow 60. The seam lies at cyan, where no flower of ours is.
 *
 *   rose    o·(60 − 120·v) + N(0, (5 + 9·o)²)                      red as a bud; red, pink, orange, yellow when blown
 *   other   (1 − o)·closed + o·(60 − 170·v²) + N(0, (8 + 6·o)²)    closed: yellow (3 in 10), or blue to violet
 *   o = 1/(1 + exp(−3·openness)) how far it is open,  v uniform
 */
export function drawHue(openness: number, rose: boolean, stream: RandomStream): number {
  const open = openShare(openness);
  const [kind, shade, noise] = [stream.next(), stream.next(), stream.normal()];
  if (rose) return wrapped(open * (60 - 120 * shade) + noise * (5 + 9 * open));
  const closed = kind < 0.3 ? 58 : -140 + 60 * shade;
  return wrapped((1 - open) * closed + open * (60 - 170 * shade * shade) + noise * (8 + 6 * open));
}

/** Petals, 4 … 60: roses show more of them than other flowers, and the more the further they are open. */
export function drawPetals(openness: number, rose: boolean, stream: RandomStream): number {
  const open = openShare(openness);
  const mean = rose ? 14 + 16 * open : 7 + 6 * open;
  const sd = rose ? 3 + 4 * open : 2 + 4 * open;
  return Math.min(60, Math.max(4, Math.round(stream.normal(mean, sd))));
}

/** Saturation, 0.02 … 1: some flowers are white (near 0.1); rose buds never are, blown roses as often as the rest. */
export function drawSaturation(openness: number, rose: boolean, stream: RandomStream): number {
  const open = openShare(openness);
  const white = stream.next() < 0.2 * (rose ? open : 1);
  const mean = white ? 0.1 : rose ? 0.82 - 0.12 * open : 0.68;
  return Math.min(1, Math.max(0.02, stream.normal(mean, white ? 0.05 : 0.09)));
}

const openShare = (openness: number) => sigmoid(3 * openness);

const wrapped = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;
