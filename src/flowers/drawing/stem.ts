import { numbers, short } from "./petal.ts";

export const leafGreen = "#5c9150";
export const leafOutline = "#37663a";

/**
 * A stem from (0, top) down to (bend, bottom), with one leaf.
 *
 * @param thickness  of the stem
 * @param leaf       size of its leaf, none below 3
 */
export function stem(top: number, bottom: number, bend: number, thickness: number, leaf: number): string {
  const middle = (top + bottom) / 2;
  const side = bend < 0 ? -leaf : leaf;
  const blade =
    leaf < 3
      ? ""
      : `<path d="M${numbers(bend * 0.4, middle + 6)}q${numbers(side * 0.2, -leaf * 0.8, side, -leaf * 0.75)}` +
        `q${numbers(-side * 0.1, leaf * 0.75, -side, leaf * 0.75)}" fill="${leafGreen}" stroke="${leafOutline}"/>`;
  return (
    `<path d="M0 ${short(top)}Q${numbers(0, middle, bend, bottom)}" fill="none" stroke="${leafGreen}" ` +
    `stroke-width="${short(thickness)}" stroke-linecap="round"/>${blade}`
  );
}
