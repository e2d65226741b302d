import { visible } from "../scenario/visible.ts";

/** Text of a scenario in a cell of a table: nothing in it starts markup or ends the cell. */
export function inlineMarkdown(text: string): string {
  return visible(text.replaceAll(/[ \t\r\n]+/g, " "))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]|]/g, (character) => `\\${character}`);
}
