import type { Look } from "./palette.ts";

/** A short stroke in a variant's colour and dash. */
export function swatch({ colour, dash }: Look): string {
  return `<svg class="swatch" viewBox="0 0 26 8" aria-hidden="true"><line x1="1" x2="25" y1="4" y2="4" stroke="${colour}" stroke-dasharray="${dash.join(" ")}"/></svg>`;
}
