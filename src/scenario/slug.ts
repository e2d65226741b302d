/** Small letters, digits and single hyphens, for folders and ids; empty where the text has none of them. */
function slug(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, "");
}

/** Slugs of texts that are all different: a number where two would be the same, or one would be empty. */
export function uniqueSlugs(texts: readonly (readonly string[])[], join: string): string[] {
  const taken = new Set<string>();
  return texts.map((parts, index) => {
    const wanted = parts.map(slug).filter(Boolean).join(join) || `variant-${index + 1}`;
    let candidate = wanted;
    for (let number = 2; taken.has(candidate); number++) candidate = `${wanted}-${number}`;
    taken.add(candidate);
    return candidate;
  });
}

/** What a scenario is called, from its path: "rose-buds" of "scenarios/Rose buds.yaml". */
export function scenarioName(path: string): string {
  const last = path.split(/[\\/]/).at(-1)!;
  return slug(last.replace(/\.(yaml|yml|json)$/i, "")) || "scenario";
}
