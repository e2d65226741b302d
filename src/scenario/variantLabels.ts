import { visible } from "./visible.ts";

/**
 * What variants are called: their levels, side by side. Where two would read the same ("a, b" with "c", and "a" with
 * "b, c"), each level stands in quotes; where that is not enough, the id of the variant behind them.
 */
export function variantLabels(
  levels: readonly (readonly string[])[],
  ids: readonly string[],
): readonly string[] {
  const plain = levels.map((names) => names.map(shown).join(", "));
  const inQuotes = apart(plain, (index) => levels[index]!.map((name) => JSON.stringify(name)).join(", "));
  return apart(inQuotes, (index) => `${inQuotes[index]!} (${ids[index]!})`);
}

/** An empty level can be seen. */
const shown = (name: string) => (name.trim() === "" ? JSON.stringify(name) : name);

/** Labels of which none reads like another, as long as `otherwise` gives different ones. */
function apart(labels: readonly string[], otherwise: (index: number) => string): string[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(asRead(label), (counts.get(asRead(label)) ?? 0) + 1);
  return labels.map((label, index) => (counts.get(asRead(label))! > 1 ? otherwise(index) : label));
}

/** Blanks run together on a page, and compositions of a letter look alike. */
function asRead(label: string): string {
  return visible(label).normalize("NFKC").replaceAll(/\s+/g, " ").trim();
}
