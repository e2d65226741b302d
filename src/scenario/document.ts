import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Fault } from "./faults.ts";
import { tooDeepAt } from "./nesting.ts";
import { formatPath, type Path } from "./path.ts";
import { limits } from "./vocabulary/limits.ts";
import { yamlFault } from "./yamlWords.ts";

/** A file's text as plain values, with the place of each. */
export interface ScenarioDocument {
  readonly value: unknown;
  /** Line and column of the value at a path, of its key, or of the nearest thing around it that is there. */
  locate(path: Path, what?: "key" | "value"): { readonly line: number; readonly column: number };
  /** The names in the map at a path, as the author ordered them: an object puts "0.5" behind "1". */
  namesAt(path: Path): string[];
  /** Whether the author wrote this very setting. */
  has(path: Path): boolean;
  /** A number or text at a path as the author wrote it, "0.10" among them; null where there is none. */
  written(path: Path): string | null;
  /** What cannot be taken as it stands: duplicate keys, references, keys that are no text. */
  readonly faults: readonly Fault[];
}

interface Place {
  readonly key: number;
  readonly value: number;
  readonly written: string | null;
}

const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads YAML 1.2 (or JSON, which is a part of it).
 *
 * References (`*name`), merge keys and tags are refused: each could stand for much more than is written.
 *
 * @returns faults alone where the text does not parse
 */
export function readDocument(text: string): ScenarioDocument | { readonly faults: readonly Fault[] } {
  const lines = new LineCounter();
  const positionOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faultAt = (offset: number, path: Path, message: string): Fault => ({
    ...positionOf(offset),
    path: formatPath(path),
    message,
  });
  const tooDeep = tooDeepAt(text);
  // The parser counts lines as it goes; nobody went here.
  if (tooDeep !== null) {
    const before = text.slice(0, tooDeep).split("\n");
    return {
      faults: [
        {
          line: before.length,
          column: before.at(-1)!.length + 1,
          path: "",
          message: `expected at most ${limits.nesting} levels of nesting`,
        },
      ],
    };
  }
  const parsed = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  });
  const unread = [...parsed.errors, ...parsed.warnings];
  if (unread.length > 0)
    return {
      faults: unread.map((error) => faultAt(error.pos[0], [], yamlFault(error))),
    };

  const faults: Fault[] = [];
  const places = new Map<string, Place>();
  const placeName = (path: Path) => JSON.stringify(path);

  function plainValue(node: Node | null | undefined, path: Path, key: number): unknown {
    const start = node?.range?.[0] ?? key;
    places.set(placeName(path), {
      key,
      value: start,
      written: isScalar(node) ? (node.source ?? null) : null,
    });
    if (path.length > limits.nesting) {
      faults.push(faultAt(start, path.slice(0, 3), `expected at most ${limits.nesting} levels of nesting`));
      return null;
    }
    if (isAlias(node)) {
      faults.push(faultAt(start, path, "references (*) are not read; write the value out"));
      return null;
    }
    if (isSeq(node))
      return node.items.map((item, index) => {
        const entry = isPair(item) ? null : (item as Node | null);
        return plainValue(entry, [...path, index], entry?.range?.[0] ?? start);
      });
    if (isMap(node)) return mapOf(node.items as readonly { key: unknown; value: unknown }[], path, start);
    if (!isScalar(node)) return null;
    if (typeof node.value === "object" && node.value !== null) {
      faults.push(faultAt(start, path, "tags (!!) are not read; write a text, a number, true or false"));
      return null;
    }
    return plain(node.value);
  }

  function mapOf(items: readonly { key: unknown; value: unknown }[], path: Path, start: number): object {
    const map: Record<string, unknown> = {};
    for (const { key, value } of items) {
      const offset = (key as Node | null)?.range?.[0] ?? start;
      const name =
        isScalar(key) && key.value !== null && typeof key.value !== "object" ? String(key.value) : null;
      const refusal = refusalOf(name, key, map);
      if (refusal !== null || name === null) {
        faults.push(faultAt(offset, name?.trim() ? [...path, name] : path, refusal ?? "expected a name"));
        continue;
      }
      map[name] = plainValue(value as Node | null, [...path, name], offset);
    }
    return map;
  }

  const value = plainValue(parsed.contents as Node | null, [], 0);
  return {
    value,
    faults,
    has: (path) => places.has(placeName(path)),
    written: (path) => places.get(placeName(path))?.written ?? null,
    namesAt(path) {
      const map = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key as string], value);
      return Object.keys(map ?? {})
        .map((name) => ({ name, offset: places.get(placeName([...path, name]))?.key ?? 0 }))
        .sort((a, b) => a.offset - b.offset)
        .map(({ name }) => name);
    },
    locate(path, what = "value") {
      const own = places.get(placeName(path));
      if (own) return positionOf(own[what]);
      for (let length = path.length - 1; length > 0; length--) {
        const around = places.get(placeName(path.slice(0, length)));
        if (around) return positionOf(around.key);
      }
      return positionOf(places.get(placeName([]))?.value ?? 0);
    },
  };
}

function refusalOf(name: string | null, key: unknown, map: object): string | null {
  if (isAlias(key)) return "references (*) are not read; write the name out";
  if (name === null)
    return isScalar(key) ? "expected a name; got an empty key" : "expected a name; got a map or list";
  if (name.trim() === "") return "expected a name; got an empty key";
  if (refusedKeys.has(name)) return "this name is refused";
  if (name === "<<") return "merge keys (<<) are not read; write the settings out";
  return Object.hasOwn(map, name) ? "duplicate key" : null;
}

function plain(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : (value ?? null);
}
