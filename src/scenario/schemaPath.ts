import type { z } from "zod";
import type { KnownKeys } from "./issues.ts";
import { formatPath, type Path, parsePath } from "./path.ts";
import { nearest } from "./suggestion.ts";
import { limits } from "./vocabulary/limits.ts";
import { scenarioFile } from "./vocabulary/scenarioFile.ts";
import { childrenOf, keysOf } from "./vocabulary/schemaPaths.ts";
import { plainWord, synonymsOf } from "./vocabulary/synonyms.ts";

/** What stands at a path of a declaration; nothing where there is no such place. */
function schemasAt(schema: z.ZodType, path: Path): z.ZodType[] {
  return path.reduce<z.ZodType[]>(
    (here, segment) => here.flatMap((each) => childrenOf(each, segment)),
    [schema],
  );
}

/** The keys of a declaration: at a path, and wherever one of a name stands. */
export function knownKeys(schema: z.ZodType): KnownKeys {
  return { at: (path) => keysAt(schema, path), elsewhere: (key) => placeOfKey(key) };
}

/** The shortest path in a scenario whose last key is this one, or what it is called elsewhere; null where there is none. */
function placeOfKey(key: string): string | null {
  const wanted = [plainWord(key), ...synonymsOf(key).map(plainWord)];
  const found = wanted.flatMap((word) =>
    allPaths().filter((path) => plainWord(String(path.at(-1))) === word),
  );
  const best = found.sort((a, b) => a.length - b.length)[0];
  return best === undefined ? null : formatPath(best);
}

let paths: readonly Path[] | null = null;

/** Every path of names in a scenario file, as deep as settings go. */
function allPaths(): readonly Path[] {
  const below = (schemas: readonly z.ZodType[], at: Path, depth: number): Path[] =>
    depth === 0
      ? []
      : [...new Set(schemas.flatMap(keysOf))].flatMap((key) => {
          const path = [...at, key];
          return [
            path,
            ...below(
              schemas.flatMap((schema) => childrenOf(schema, key)),
              path,
              depth - 1,
            ),
          ];
        });
  paths ??= below([scenarioFile], [], MOST_DEPTH);
  return paths;
}

/** training.optimizer.schedule.kind is the deepest that is looked for. */
const MOST_DEPTH = 4;

/** The keys that the map at a path may have. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  return [...new Set(schemasAt(schema, path).flatMap(keysOf))];
}

/** A written path, checked against a declaration: "exists" means in the schema. */
export function resolvePath(
  schema: z.ZodType,
  written: string,
): { readonly path: Path } | { readonly fault: string } {
  const path = parsePath(written);
  if (path === null)
    return { fault: "expected a path such as training.batchSize or network.hidden[0].units" };
  const bound = path.find((segment) => typeof segment === "number" && segment >= limits.hiddenLayers);
  if (bound !== undefined) return { fault: `expected an index below ${limits.hiddenLayers}; got ${bound}` };
  const end = path.findIndex((_, index) => schemasAt(schema, path.slice(0, index + 1)).length === 0);
  if (end === -1) return { path };
  const known = keysAt(schema, path.slice(0, end));
  const meant = corrected(schema, path);
  if (meant !== null) return { fault: `no such setting (did you mean ${formatPath(meant)}?)` };
  const around = end === 0 ? "" : ` under ${formatPath(path.slice(0, end))}`;
  return {
    fault: `no such setting; expected one of ${known.join(", ") || "no more than this path"}${around}`,
  };
}

/** The path with each wrong key replaced by the nearest one; null where none is near. */
function corrected(schema: z.ZodType, path: Path): Path | null {
  const result: (string | number)[] = [];
  for (const segment of path) {
    if (schemasAt(schema, [...result, segment]).length > 0) {
      result.push(segment);
      continue;
    }
    const meant = typeof segment === "string" ? nearest(segment, keysAt(schema, result)) : null;
    if (meant === null) return null;
    result.push(meant);
  }
  return result;
}
