import { sigmoid } from "../elementary/sigmoid.ts";
import { colorName } from "./drawing/colorName.ts";
import { drawOpenFaced } from "./drawing/openFaced.ts";
import { short } from "./drawing/petal.ts";
import { drawRose } from "./drawing/rose.ts";
import type { Flower } from "./flower.ts";

/** Below this size in pixels a drawing keeps to what can be seen. */
const COMPACT_BELOW = 36;

/**
 * A flower as an SVG fragment, centred in a box of size × size whose upper left corner is the origin.
 *
 * One function of the traits: no randomness, no ids, no scripts, no colours of the page. Openness unfolds it, hue and
 * saturation colour it, petals are counted (up to what can be seen), stem and gloss vary its pose and its tips. An
 * invented flower, after no photograph.
 *
 * @param size  in pixels; below 36 the drawing is simpler, with fewer petals
 */
export function drawFlower(flower: Flower, size: number): string {
  const compact = size < COMPACT_BELOW;
  const open = sigmoid(1.7 * flower.openness);
  const draw = flower.rose ? drawRose : drawOpenFaced;
  const scale = Math.round(size * 10) / 1000;
  return (
    `<g transform="translate(${short(size / 2)} ${short(size / 2)})scale(${scale})" ` +
    `stroke-width="${compact ? 2 : 1.1}">${draw(flower, open, compact)}</g>`
  );
}

/** The same as a whole picture with a sentence for those who do not see it. */
export function drawFlowerSvg(flower: Flower, size: number): string {
  const sentence = describeFlower(flower);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" ` +
    `role="img" aria-label="${sentence}"><title>${sentence}</title>${drawFlower(flower, size)}</svg>`
  );
}

/** For instance "A red rose bud", "A fully blown pink rose, 31 petals", "A blue wildflower, 6 petals", "An open white flower, 12 petals, not a rose". */
export function describeFlower({ rose, openness, hueDegrees, saturation, petals }: Flower): string {
  const color = colorName(hueDegrees, saturation);
  if (rose)
    return openness < 0 ? `${articled(color)} rose bud` : `A fully blown ${color} rose, ${petals} petals`;
  return openness < 0
    ? `${articled(color)} wildflower, ${petals} petals`
    : `An open ${color} flower, ${petals} petals, not a rose`;
}

const articled = (color: string) => (color === "orange" ? "An orange" : `A ${color}`);
