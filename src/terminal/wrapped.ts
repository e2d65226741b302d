import { safeText } from "./safeText.ts";

/** At most so many columns, broken between words. */
export function wrapped(text: string, columns: number, first: string, others = first): string[] {
  const lines: string[] = [];
  for (const word of safeText(text).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push((last === undefined ? first : others) + word);
  }
  return lines;
}
