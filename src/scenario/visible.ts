/** Control, format and separating characters, halves of characters, and what no XML may hold. */
const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/gu;

/** Text of strangers on one line: characters that act, or are none, are written out. */
export function visible(text: string, most = 2000): string {
  const characters = Array.from(text);
  const short = characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
  return short.replaceAll(acting, writtenOut);
}

/** The same over several lines, however long: line ends and tabs stay. */
export function visibleText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(acting, (character) =>
      character === "\n" || character === "\t" ? character : writtenOut(character),
    );
}

function writtenOut(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}

/** A value as a fault quotes it: "sigmiod", 0, a list, a map. */
export function quoted(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return `"${visible(value, 60)}"`;
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "a map";
  return String(value);
}
