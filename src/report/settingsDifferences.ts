/** A setting that is not the same in all variants: its path, and its value in each (undefined where it is absent). */
export interface SettingDifference {
  readonly path: string;
  readonly values: readonly unknown[];
}

/** The paths at which settings differ, at the highest level where at least one of them is not an object. */
export function settingsDifferences(settings: readonly unknown[], path = ""): SettingDifference[] {
  if (settings.every((each) => sameAs(each, settings[0]))) return [];
  if (!settings.every((each) => isObject(each) || Array.isArray(each)) || kindsDiffer(settings))
    return [{ path, values: settings }];
  const numbers = lengthsOfAlike(settings);
  if (numbers !== null)
    return [
      { path: `${path}.length`, values: numbers },
      ...settingsDifferences(
        settings.map((each) => (each as readonly unknown[])[0]),
        `${path}[*]`,
      ),
    ];
  const keys = [...new Set(settings.flatMap((each) => Object.keys(each as object)))];
  const below = keys.flatMap((key) =>
    settingsDifferences(
      settings.map((each) =>
        Object.hasOwn(each as object, key) ? (each as Record<string, unknown>)[key] : undefined,
      ),
      path === "" ? key : Array.isArray(settings[0]) ? `${path}[${key}]` : `${path}.${key}`,
    ),
  );
  return Array.isArray(settings[0]) ? joinAlike(below, path) : below;
}

/** How long lists are that have nothing but the same entry over and over, where their lengths differ; else null. */
function lengthsOfAlike(settings: readonly unknown[]): number[] | null {
  const lists = settings.filter((each) => Array.isArray(each));
  const lengths = lists.map((each) => each.length);
  const areAlike =
    lists.length === settings.length &&
    lists.every((each) => each.length > 0 && each.every((entry) => sameAs(entry, each[0])));
  return areAlike && new Set(lengths).size > 1 ? lengths : null;
}

/** Entries of a list that all differ alike are one line: hidden[0], hidden[1], … become hidden[*]. */
function joinAlike(differences: readonly SettingDifference[], path: string): SettingDifference[] {
  const joined = new Map<string, SettingDifference>();
  for (const difference of differences) {
    const general = `${path}[*]${difference.path.slice(path.length).replace(/^\[\d+\]/, "")}`;
    const key = `${general} ${JSON.stringify(difference.values)}`;
    joined.set(key, joined.has(key) ? { ...difference, path: general } : difference);
  }
  return [...joined.values()];
}

/** Objects of different kinds have different keys: they differ as wholes. */
function kindsDiffer(settings: readonly unknown[]): boolean {
  return settings.some((each) => isObject(each) && isObject(settings[0]) && each.kind !== settings[0].kind);
}

/**
 * Objects with a kind, without the settings that say nothing: those with the value that most objects of that kind have.
 * Anything else comes back as it is.
 */
export function abridged(values: readonly unknown[]): unknown[] {
  const usualOf = new Map<string, unknown>();
  const usualIn = (kind: unknown, key: string) => {
    const name = JSON.stringify([kind, key]);
    if (!usualOf.has(name)) {
      const alike = values.filter(isObject).filter((each) => each.kind === kind);
      usualOf.set(name, usual(alike.map((each) => each[key])));
    }
    return usualOf.get(name);
  };
  return values.map((value) => {
    if (!isObject(value) || value.kind === undefined) return value;
    const telling = Object.entries(value).filter(
      ([key, own]) => key === "kind" || !sameAs(own, usualIn(value.kind, key)),
    );
    return Object.fromEntries(telling);
  });
}

/** The most frequent value, the first of them where several are. */
function usual(values: readonly unknown[]): unknown {
  const counts = new Map<string | undefined, number>();
  const count = (value: unknown) => counts.get(JSON.stringify(value))!;
  for (const value of values) {
    const text = JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return values.reduce((best, value) => (count(value) > count(best) ? value : best));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sameAs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
