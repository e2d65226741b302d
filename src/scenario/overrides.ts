import { isWithin, type Path } from "./path.ts";
import { isMap } from "./vocabulary/schemaPaths.ts";

/** One setting of a level: the place it sets, the value, and where in the file the author wrote it. */
export interface Override {
  readonly path: Path;
  readonly value: unknown;
  readonly writtenAt: Path;
}

/**
 * The settings with overrides put in, shorthands being written out already. An object replaces what was there; setting
 * `kind` resets the object around it, so that the rest takes that kind's defaults. Wider paths go first.
 */
export function applyOverrides(settings: unknown, overrides: readonly Override[]): unknown {
  return inOrder(overrides).reduce((result, { path, value }) => withValue(result, path, value), settings);
}

/** The order in which overrides are applied: wider paths first, `kind` before what stands beside it. */
function inOrder(overrides: readonly Override[]): Override[] {
  const rank = ({ path }: Override) => path.length * 2 + (path.at(-1) === "kind" ? 0 : 1);
  return [...overrides].sort((a, b) => rank(a) - rank(b));
}

/** Where in the file a setting of a variant comes from: an override, or its own place. */
export function originOf(path: Path, overrides: readonly Override[]): Path {
  const last = inOrder(overrides)
    .filter((override) => isWithin(path, scopeOf(override)))
    .at(-1);
  if (!last) return path;
  return isWithin(path, last.path) ? [...last.writtenAt, ...path.slice(last.path.length)] : last.writtenAt;
}

/** What an override changes: setting `kind` changes the object around it. */
function scopeOf({ path }: Override): Path {
  return path.at(-1) === "kind" ? path.slice(0, -1) : path;
}

function withValue(target: unknown, path: Path, value: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  if (rest.length === 0 && segment === "kind") return { kind: value };
  if (typeof segment === "number") {
    const list = Array.isArray(target) ? [...target] : [];
    list[segment] = withValue(list[segment], rest, value);
    return Array.from(list);
  }
  const map = isMap(target) ? target : {};
  return {
    ...map,
    [segment]: withValue(Object.hasOwn(map, segment) ? map[segment] : undefined, rest, value),
  };
}
