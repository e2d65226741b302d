/** How a run departs from its scenario as written: null where seeds or steps are the file's. */
export interface Variation {
  readonly seeds: number | null;
  /** Of every variant; with `quick`, at most so many. */
  readonly steps: number | null;
  readonly quick: boolean;
  /** Seeds until all is decided, where the file says how many. */
  readonly untilDecided?: boolean;
}

/** "seeds 3, steps 200", as reports tell it. */
export function variationWords({ seeds, steps, quick, untilDecided }: Variation): string {
  if (quick) return `quick, ${counted(seeds, "seed")}, at most ${counted(steps, "step")}`;
  return [
    seeds !== null && `seeds ${seeds}`,
    untilDecided && "seeds until decided",
    steps !== null && `steps ${steps}`,
  ]
    .filter(Boolean)
    .join(", ");
}

const counted = (count: number | null, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** "--seeds 3 --steps 200": what makes the same again. */
export function variationFlags({ seeds, steps, quick, untilDecided }: Variation): string {
  if (quick) return "--quick";
  return [
    seeds !== null && `--seeds ${seeds}`,
    untilDecided && "--until-decided",
    steps !== null && `--steps ${steps}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** A variation stands beside the full result under a marked name, never over it. */
export function folderName(scenario: string, variation: Variation | null): string {
  return variation === null ? scenario : `${scenario}${marker(variationWords(variation))}`;
}

/** The scenario whose variation, as `variationWords` tells it, has that folder; null where it tells of none. */
export function variedScenario(folder: string, words: string | null): string | null {
  if (words === null || !folder.endsWith(marker(words))) return null;
  return folder.slice(0, -marker(words).length);
}

const marker = (words: string) => `--${words.replaceAll(/[^a-z0-9]+/gi, "-")}`;

/** From the words of `variationWords`, which manifests once held. */
export function variationOfWords(words: string): Variation {
  const count = (pattern: RegExp) => {
    const found = pattern.exec(words);
    return found === null ? null : Number(found[1]);
  };
  if (words.startsWith("quick"))
    return { seeds: count(/(\d+) seeds?\b/), steps: count(/(\d+) steps?\b/), quick: true };
  return {
    seeds: count(/\bseeds (\d+)/),
    steps: count(/\bsteps (\d+)/),
    quick: false,
    ...(words.includes("until decided") ? { untilDecided: true } : {}),
  };
}
