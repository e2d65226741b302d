import { sin } from "../../elementary/sin.ts";
import type { Flower } from "../flower.ts";
import { hex, petalColor } from "./color.ts";
import { petalPath, short, turned } from "./petal.ts";
import { stem } from "./stem.ts";

/**
 * A flower that is not a rose, in a box of 100 × 100 around (0, 0): a small wildflower of a few separate petals on a slim
 * stem where openness is low, a large open-faced one (few broad petals like an anemone, many narrow ones like a daisy)
 * where it is high.
 *
 * @param open     0 a wildflower, 1 wide open
 * @param compact  fewer petals and lines, for marks of a chart
 */
export function drawOpenFaced(flower: Flower, open: number, compact: boolean): string {
  const { hueDegrees, saturation, petals, gloss } = flower;
  const tint = (tone: number) => petalColor(hueDegrees, saturation, tone);
  const shown = Math.min(compact ? 7 : 20, Math.max(4, petals));
  const reach = mix(27, 44, open);
  const broad = (mix(0.72, 1.3, open) * (2 * Math.PI * reach * 0.62)) / shown;
  const width = Math.min(broad, reach * 0.95);
  const roundness = Math.max(0, 0.34 - 0.07 * (shown - 4)); // few petals are broad, and would make a square
  const tip = Math.max(-1, Math.min(0.9, gloss * 0.45 * (1 - roundness) + roundness));
  const bend = Math.max(-10, Math.min(10, (flower.stemMm - 300) / 14));
  const ring = (count: number, scale: number, turn: number) =>
    Array.from({ length: count }, (_, place) => {
      const index = Math.floor((place * shown) / count);
      const jitter = sin(index * 2.4 + gloss * 3);
      const path = petalPath(reach * scale * (1 + 0.04 * jitter), width * scale, tip, 0.62);
      return turned(path, (index + turn) * (360 / shown) + 3 * jitter);
    }).join("");
  const seen = Math.max(0, Math.min(shown, 14 - shown)); // petals between petals: the fewer, the more of them
  const behind = compact || open < 0.5 ? "" : `<g fill="${tint(-10)}">${ring(seen, 1.03 * open, 0.5)}</g>`;
  return (
    stem(
      mix(-8, 0, open),
      mix(48, 12, open * open),
      bend * (1 - open),
      mix(2.2, 3, open),
      compact ? 0 : mix(13, 0, open),
    ) +
    `<g transform="translate(0 ${short(mix(-15, 0, open))})" stroke="${tint(-25)}" stroke-linejoin="round">` +
    behind +
    `<g fill="${tint(3)}">${ring(shown, 1, 0)}</g>` +
    disc(hueDegrees, saturation, reach * mix(0.25, 0.24, open), compact) +
    "</g>"
  );
}

/** The disc of florets: golden, and brown in a yellow flower. */
function disc(hueDegrees: number, saturation: number, radius: number, compact: boolean): string {
  const yellow = saturation * Math.max(0, Math.min(1, 1.6 - Math.abs(hueDegrees - 55) / 25));
  const fill = hex(mix(44, 26, yellow), mix(0.88, 0.55, yellow), mix(0.55, 0.3, yellow));
  const dark = hex(30, 0.6, mix(0.34, 0.17, yellow));
  const florets = compact
    ? ""
    : `<circle r="${short(radius * 0.62)}" fill="none" stroke="${dark}" stroke-width="1.6" stroke-dasharray=".1 2.6" stroke-linecap="round"/>`;
  return `<circle r="${short(radius)}" fill="${fill}" stroke="${dark}"/>${florets}`;
}

const mix = (closed: number, blown: number, open: number) => closed + (blown - closed) * open;
