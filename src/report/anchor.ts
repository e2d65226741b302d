import { escapeHtml } from "./escape.ts";

/** A link to a heading; the page's script adds the reader's choice to it. */
export function anchor(id: string, title: string): string {
  return ` <a class="anchor" href="#${id}" data-anchor="${id}" aria-label="${escapeHtml(`Link to: ${title}`)}">#</a>`;
}
