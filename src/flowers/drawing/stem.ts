import { numbers } from "./petal.ts";

export const leafGreen = "#5c9150";
export const leafOutline = "#37663a";

/**
 * A stem from (0, top) down to (bend, 48), with one leaf.
 *
 * @param thickness  of the stem
 * @param leaf       size of its leaf, 0 for none
 */
export function stem(top: number, bend: number, thickness: number, leaf: number): string {
  if (top > 44) return "";
  const middle = (top + 48) / 2;
  const side = bend < 0 ? -1 : 1;
  const at = middle + 6;
  const blade =
    leaf < 1
      ? ""
      : `<path d="M${numbers(bend * 0.4, at)}q${numbers(side * leaf * 0.2, -leaf * 0.8, side * leaf, -leaf * 0.75)}` +
        `q${numbers(-side * leaf * 0.1, leaf * 0.75, -side * leaf, leaf * 0.75)}" fill="${leafGreen}" stroke="${leafOutline}"/>`;
  return (
    `<path d="M0 ${numbers(top)}Q${numbers(0, middle, bend, 48)}" fill="none" stroke="${leafGreen}" ` +
    `stroke-width="${numbers(thickness)}" stroke-linecap="round"/>${blade}`
  );
}
