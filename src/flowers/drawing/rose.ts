import { sin } from "../../elementary/sin.ts";
import type { Flower } from "../flower.ts";
import { petalColor } from "./color.ts";
import { numbers, petalPath, short, turned } from "./petal.ts";
import { leafGreen, leafOutline, stem } from "./stem.ts";

/**
 * A rose in a box of 100 × 100 around (0, 0): closed on its stem, seen from the side, where openness is low; the outer
 * whorls unfold around a spiral heart as it rises, until it is seen from above.
 *
 * @param open     0 a bud, 1 fully blown
 * @param compact  fewer petals and lines, for marks of a chart
 */
export function drawRose(flower: Flower, open: number, compact: boolean): string {
  const { hueDegrees, saturation } = flower;
  const tint = (tone: number) => petalColor(hueDegrees, saturation, tone);
  const outline = tint(-24);
  const bend = Math.max(-9, Math.min(9, (flower.stemMm - 300) / 16));
  return (
    stem(12, mix(48, 14, open * open), bend * (1 - open), 3.2, compact ? 0 : mix(17, 0, open)) +
    `<g transform="translate(0 ${short(mix(-3, 0, open))})scale(${short(mix(1.15, 1, open))})" stroke="${outline}" stroke-linejoin="round">` +
    foliage(open, bend) +
    sepals(open, compact, false) +
    whorls(flower, open, compact, tint) +
    heart(open, compact, tint) +
    sepals(open, compact, true) +
    "</g>"
  );
}

/** Rings of petals from the outside in, each ring darker and turned against the last; all folded up in a bud. */
function whorls(
  { petals, gloss }: Flower,
  open: number,
  compact: boolean,
  tint: (tone: number) => string,
): string {
  const fold = smoothly((open - 0.15) / 0.6);
  if (fold === 0) return "";
  const shown = compact ? 8 : Math.min(18, Math.max(10, Math.round(petals * 0.6)));
  const outer = Math.max(5, Math.round(shown * 0.4));
  const middle = compact ? shown - outer : Math.round(shown * 0.35);
  const rings = [
    { count: outer, reach: 44, width: 240 / outer + 4, tone: 9 },
    { count: middle, reach: 34, width: 178 / middle + 5, tone: 2 },
    { count: shown - outer - middle, reach: 23.5, width: 32, tone: -5 },
  ];
  return rings
    .filter(({ count }) => count > 0)
    .map(({ count, reach, width, tone }, ring) => {
      const leaves = Array.from({ length: count }, (_, index) => {
        const around = ((index + 0.5 * (ring % 2)) / count) * 360 - 180 + 12 * ring;
        const jitter = sin(index * 2.4 + ring * 1.7 + gloss * 2);
        const length = mix(14, reach * (1 + 0.035 * jitter), open);
        const breadth = Math.min(mix(14, width, open), reach * 1.05);
        const path = petalPath(length, breadth, mix(0.5, -0.12 + 0.25 * jitter, open), 0.72);
        return turned(path, around * fold + 5 * jitter * open);
      });
      return `<g fill="${tint(tone)}">${leaves.join("")}</g>`;
    })
    .join("");
}

/** The innermost petals: a pointed, wrapped cone in the bud, a spiral in the blown rose. */
function heart(open: number, compact: boolean, tint: (tone: number) => string): string {
  const top = mix(-38, -12, open);
  const foot = mix(17, 12, open);
  const half = mix(15.5, 12.5, open);
  const tip = mix(4, 10.5, open); // how flat it is on top
  const belly = mix(2, 3, open);
  const body =
    `M0 ${short(top)}C${numbers(tip, top + mix(7, 0, open), half * 1.15, mix(-14, -8, open), half, belly)}` +
    `C${numbers(half * 0.9, foot - 2, half * 0.4, foot, 0, foot)}C${numbers(-half * 0.4, foot, -half * 0.9, foot - 2, -half, belly)}` +
    `C${numbers(-half * 1.15, mix(-14, -8, open), -tip, top + mix(7, 0, open), 0, top)}Z`;
  const front =
    `M${numbers(-half, belly)}C${numbers(-half * 1.1, mix(-13, -5, open), -half * 0.5, mix(-24, -6, open), half * 0.25, mix(-22, -6.5, open))}` +
    `C${numbers(half * 0.75, mix(-8, -1, open), half * 0.55, foot - 4, 0, foot)}C${numbers(-half * 0.4, foot, -half * 0.9, foot - 2, -half, belly)}Z`;
  const fold =
    `M${numbers(0, top + 2)}C${numbers(mix(-7, -9, open), mix(-30, -9, open), mix(-7, -8, open), mix(-20, 5, open), mix(2, 1, open), mix(-16, 5, open))}` +
    `S${numbers(mix(7, 7, open), mix(-25, -5, open), mix(3, 0, open), mix(-28, -5, open))}` +
    (open > 0.4 ? `S${numbers(-4, 2, 0, 2)}` : "");
  return (
    `<path d="${body}" fill="${tint(-9)}"/>` +
    (compact && open > 0.4 ? "" : `<path d="${front}" fill="${tint(0)}"/>`) +
    (compact ? "" : `<path d="${fold}" fill="none"/>`)
  );
}

/** Two leaves that come out from beneath as the rose opens, into the lower corners of the box. */
function foliage(open: number, bend: number): string {
  if (open < 0.3) return "";
  const [half, tip] = [17 * open, -59 * open];
  const leaf = `M0 0C${numbers(-half, tip * 0.35, -half * 0.9, tip * 0.74, 0, tip)}C${numbers(half * 0.9, tip * 0.74, half, tip * 0.35, 0, 0)}`;
  return `<g stroke="${leafOutline}" fill="${leafGreen}">${turned(leaf, 131 + bend / 2)}${turned(leaf, 231 + bend / 2)}</g>`;
}

/** Green sepals that hold the bud, and sink behind the petals as it opens. */
function sepals(open: number, compact: boolean, front: boolean): string {
  if (front !== open < 0.4 || (!front && (compact || open > 0.7))) return "";
  const length = mix(20, 12, open);
  const blades = (compact ? [-62, 62] : [-62, 62, 0]).map((degrees) =>
    turned(petalPath(length * (degrees ? 1 : 0.8), 8.5, 0.95, 0.55), degrees * mix(0.62, 1.9, open)),
  );
  return `<g transform="translate(0 ${short(mix(19, 12, open))})" fill="${leafGreen}" stroke="${leafOutline}">${blades.join("")}</g>`;
}

/** 0 below 0, 1 above 1, and no corner between. */
function smoothly(share: number): number {
  const within = Math.min(1, Math.max(0, share));
  return within * within * (3 - 2 * within);
}

const mix = (closed: number, blown: number, open: number) => closed + (blown - closed) * open;
