/**
 * Parts of a sentence one after another, the last behind a word of its own.
 *
 * @example
 *   [inSeries(["a"]), inSeries(["a", "b"]), inSeries(["a", "b", "c"], "or")] // [ "a", "a and b", "a, b or c" ]
 */
export function inSeries(parts: readonly string[], last = "and"): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${last} ${parts.at(-1)}` : (parts[0] ?? "");
}
