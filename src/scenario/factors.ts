import type { ScenarioDocument } from "./document.ts";
import { type DraftFactor, type DraftLevel, withoutOverlaps } from "./draftFactor.ts";
import type { Override } from "./overrides.ts";
import type { Path } from "./path.ts";
import { resolvePath } from "./schemaPath.ts";
import { quoted } from "./visible.ts";
import { atMost, limits } from "./vocabulary/limits.ts";
import { runSettings } from "./vocabulary/scenarioFile.ts";
import { isMap } from "./vocabulary/schemaPaths.ts";

type Report = (path: Path, message: string, what?: "key" | "value") => void;

/**
 * What `vary` says: a factor is a name with levels, each a map of path: value; or a path with a list of values, whose
 * text names the levels, in the order in which they are written. What is at fault is reported and left out; its names stay, since claims may speak of them.
 */
export function readFactors(
  vary: unknown,
  namesAt: ScenarioDocument["namesAt"],
  report: Report,
): DraftFactor[] {
  if (vary === undefined) return [];
  if (!isMap(vary)) {
    report(["vary"], `expected a map of factors; got ${quoted(vary)}`);
    return [];
  }
  const names = namesAt(["vary"]);
  if (names.length === 0)
    report(["vary"], "expected at least 1 factor; got none (leave vary out to vary nothing)");
  if (names.length > limits.factors) {
    report(["vary"], `expected ${atMost("factors", "factors")}; got ${names.length}`);
    return [];
  }
  const factors = names.flatMap((name) => {
    const at = ["vary", name];
    const levels = vary[name];
    const read = Array.isArray(levels)
      ? listedLevels(name, levels, { name: at, values: at }, report)
      : namedLevels(name, levels, namesAt, report);
    return read.length > 0 ? [{ name, levels: read }] : [];
  });
  return withoutOverlaps(factors, report);
}

/** A path with a list of values; the path may be written elsewhere than above its values. */
export function listedLevels(
  name: string,
  values: readonly unknown[],
  written: { readonly name: Path; readonly values: Path },
  report: Report,
): DraftLevel[] {
  const at = written.values;
  const resolved = resolvePath(runSettings, name);
  if ("fault" in resolved) report(written.name, resolved.fault, written.name === at ? "key" : "value");
  if (values.length === 0) report(at, "expected at least 1 value; got an empty list");
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    const level = levelText(value);
    if (level === null || level.trim() === "") {
      report([...at, index], `expected a value that names a level; got ${level === null ? "null" : '""'}`);
      return [];
    }
    if (seen.has(level)) {
      report([...at, index], `duplicate level ${quoted(level)}`);
      return [];
    }
    seen.add(level);
    const overrides = "path" in resolved ? [{ path: resolved.path, value, writtenAt: [...at, index] }] : [];
    return [{ name: level, overrides }];
  });
}

/** The value as text: a word as it is, numbers as JavaScript writes them, lists and maps as JSON. */
function levelText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function namedLevels(
  name: string,
  levels: unknown,
  namesAt: ScenarioDocument["namesAt"],
  report: Report,
): DraftLevel[] {
  const at = ["vary", name];
  if (!isMap(levels)) {
    report(at, `expected levels (a map), or a list of values under a path; got ${quoted(levels)}`);
    return [];
  }
  const names = namesAt(at);
  if (names.length === 0) report(at, "expected at least 1 level; got none");
  return names.flatMap((level) => {
    const settings = levels[level];
    if (!isMap(settings)) {
      report([...at, level], `expected a map of path: value; got ${quoted(settings)}`);
      return [{ name: level, overrides: [] }];
    }
    const overrides = Object.entries(settings).flatMap(([written, value]): Override[] => {
      const writtenAt = [...at, level, written];
      const resolved = resolvePath(runSettings, written);
      if ("path" in resolved) return [{ path: resolved.path, value, writtenAt }];
      report(writtenAt, resolved.fault, "key");
      return [];
    });
    return [{ name: level, overrides }];
  });
}
