import { visibleText } from "../scenario/visible.ts";

/** Text of strangers for a terminal: control and format characters made visible, so that none of them acts. */
export function safeText(text: string): string {
  return visibleText(text);
}

/** A result as JSON, in which those characters are written as JSON writes them. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => {
      return `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
    }).join(""),
  );
}
