import { Handler } from "vega-tooltip";
import { escapeHtml } from "../escape.ts";

/**
 * A tooltip as a table of two columns, words in place of their codes. (The library's own would show what stands under
 * "image" as a picture.)
 */
export function tooltipOf(words: Readonly<Record<string, string>>) {
  const shown = (text: string) => escapeHtml(Object.hasOwn(words, text) ? words[text]! : text);
  const rows = (value: unknown) =>
    Object.entries(value as object)
      .map(
        ([key, each]) =>
          `<tr><td class="key">${shown(key)}</td><td class="value">${shown(String(each))}</td></tr>`,
      )
      .join("");
  return new Handler({
    disableDefaultStyle: true,
    formatTooltip: (value) => `<table><tbody>${rows(value)}</tbody></table>`,
  }).call;
}
