import type { Override } from "./overrides.ts";
import { formatPath, type Path } from "./path.ts";

/** A factor as it was read, its levels with what they set. */
export interface DraftFactor {
  readonly name: string;
  readonly levels: readonly DraftLevel[];
}

export interface DraftLevel {
  readonly name: string;
  readonly overrides: readonly Override[];
}

/** The factors without settings that an earlier factor sets, too: which of them should hold would be a guess. */
export function withoutOverlaps(
  factors: readonly DraftFactor[],
  report: (path: Path, message: string, what?: "key" | "value") => void,
): DraftFactor[] {
  /** By the text of a path: what is set there, and what is set somewhere below. */
  const at = new Map<string, Taken>();
  const below = new Map<string, Taken>();
  return factors.map(({ name, levels }) => {
    const kept = levels.map((level) => ({
      ...level,
      overrides: level.overrides.filter(({ path, writtenAt }) => {
        const ancestors = prefixesOf(path);
        const other =
          ancestors.map((prefix) => at.get(prefix)).find((found) => found) ?? below.get(ancestors.at(-1)!);
        if (!other) return true;
        report(
          writtenAt,
          `sets ${formatPath(path)}, and factor ${other.factor} sets ${formatPath(other.path)}`,
          "key",
        );
        return false;
      }),
    }));
    for (const { path } of levels.flatMap(({ overrides }) => overrides)) {
      const prefixes = prefixesOf(path);
      const taken = { factor: name, path };
      if (!at.has(prefixes.at(-1)!)) at.set(prefixes.at(-1)!, taken);
      for (const prefix of prefixes) if (!below.has(prefix)) below.set(prefix, taken);
    }
    return { name, levels: kept };
  });
}

interface Taken {
  readonly factor: string;
  readonly path: Path;
}

/** A path's ancestors and itself, as text. */
function prefixesOf(path: Path): string[] {
  return path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
}
