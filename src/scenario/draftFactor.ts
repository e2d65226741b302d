import type { Override } from "./overrides.ts";
import { formatPath, isWithin, type Path } from "./path.ts";

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
  const taken: { readonly factor: string; readonly path: Path }[] = [];
  return factors.map(({ name, levels }) => {
    const kept = levels.map((level) => ({
      ...level,
      overrides: level.overrides.filter(({ path, writtenAt }) => {
        const other = taken.find((one) => isWithin(path, one.path) || isWithin(one.path, path));
        if (!other) return true;
        report(
          writtenAt,
          `sets ${formatPath(path)}, and factor ${other.factor} sets ${formatPath(other.path)}`,
          "key",
        );
        return false;
      }),
    }));
    taken.push(...levels.flatMap(({ overrides }) => overrides.map(({ path }) => ({ factor: name, path }))));
    return { name, levels: kept };
  });
}
