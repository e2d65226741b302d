import { visibleText } from "../scenario/visible.ts";
import { unbroken } from "./unbroken.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text from a stranger, safe inside HTML elements and quoted attributes; what would act unseen is written out. */
export function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** Text of a file inside an element: written from right to left it turns no word of ours round. */
export function isolated(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

/** The same of sentences, whose short formulas stay on one line. */
export const prose = (text: string): string => isolated(unbroken(text));
