import type { z } from "zod";
import { numberHint } from "./numberHint.ts";
import { formatPath, type Path } from "./path.ts";
import { didYouMean, nearest } from "./suggestion.ts";
import { quoted } from "./visible.ts";
import { isMap } from "./vocabulary/schemaPaths.ts";

/** A fault before it has a place in the file. */
export interface Issue {
  readonly path: Path;
  readonly message: string;
  /** Whether the key is at fault, not its value. */
  readonly atKey: boolean;
  /** Whether the setting is missing altogether. */
  readonly missing: boolean;
  /** The setting that an unknown key most likely means. */
  readonly means?: Path;
}

type ZodIssue = z.core.$ZodIssue;

/** zod's issues as the lab says them, given the value that was checked. */
export function issuesOf(error: z.ZodError, value: unknown, known: KnownKeys): Issue[] {
  const issues = error.issues.flatMap((issue) => spelledOut(issue, [], value, known));
  // "epochs" that means "steps" is one fault, not two: the setting is there under another name.
  const meant = new Set(issues.flatMap(({ means }) => (means ? [formatPath(means)] : [])));
  return issues.filter(({ missing, path }) => !(missing && meant.has(formatPath(path))));
}

/** The keys that there are. */
export interface KnownKeys {
  /** Of the map at a path. */
  readonly at: (path: Path) => readonly string[];
  /** Where in the whole vocabulary a key stands that has no place where it was written; null where nowhere. */
  readonly elsewhere: (key: string) => string | null;
}

function spelledOut(issue: ZodIssue, prefix: Path, root: unknown, known: KnownKeys): Issue[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") {
    const keys = known.at(path);
    return issue.keys.map((key) => {
      const meant = nearest(key, keys);
      return {
        path: [...path, key],
        message: unknownKey(meant ?? known.elsewhere(key), keys),
        atKey: true,
        missing: false,
        ...(meant === null ? {} : { means: [...path, meant] }),
      };
    });
  }
  const value = valueAt(root, path);
  if (issue.code === "invalid_union") {
    const arm = fittingArm(issue.errors, value);
    if (arm) return arm.flatMap((inner) => spelledOut(inner, path, root, known));
  }
  const { phrases, words } = expectationOf(issue);
  const expected = phrases.map((phrase) => (phrase === aMap ? mapOf(known.at(path)) : phrase)).join(", or ");
  const hint = didYouMean(value, words) || (phrases.some(isOfNumbers) ? numberHint(value) : "");
  return [
    {
      path,
      message:
        value === undefined
          ? `missing; expected ${expected}`
          : `expected ${expected}; got ${quoted(value)}${hint}`,
      atKey: false,
      missing: value === undefined,
    },
  ];
}

function unknownKey(meant: string | null, known: readonly string[]): string {
  if (meant !== null) return `unknown key (did you mean ${meant}?)`;
  const list = known.length > 0 && known.length <= 12 ? `; expected one of ${known.join(", ")}` : "";
  return `unknown key${list}`;
}

const aMap = "a map";

/** A map of few keys by these; of many it is "a map". */
function mapOf(keys: readonly string[]): string {
  return keys.length > 0 && keys.length <= 6 ? `{ ${keys.join(", ")} }` : aMap;
}

const isOfNumbers = (phrase: string) => phrase.includes("number");

/** More words than this are told by the nearest, or by the first few. */
const MOST_WORDS = 12;

function oneOf(words: readonly string[]): string {
  if (words.length === 1) return words[0]!;
  const listed =
    words.length <= MOST_WORDS ? words : [...words.slice(0, MOST_WORDS - 1), `… (${words.length} in all)`];
  return `one of ${listed.join(", ")}`;
}

/** The arm of a union whose form the value has: its issues lie inside the value, or say which kinds there are. */
function fittingArm(arms: readonly (readonly ZodIssue[])[], value: unknown): readonly ZodIssue[] | undefined {
  if (!isMap(value) && !Array.isArray(value)) return undefined;
  const inside = arms.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || !isWrongForm(issue)),
  );
  return [...inside].sort((a, b) => a.length - b.length)[0];
}

function isWrongForm(issue: ZodIssue): boolean {
  if (issue.code === "invalid_union")
    return (
      issue.errors.length > 0 &&
      issue.errors.every((arm) => arm.some((one) => one.path.length === 0 && isWrongForm(one)))
    );
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

interface Expectation {
  /** Any of these would have done. */
  readonly phrases: readonly string[];
  /** Words that would have done. */
  readonly words: readonly string[];
}

function expectationOf(issue: ZodIssue): Expectation {
  switch (issue.code) {
    case "invalid_value": {
      const words = issue.values.map(String);
      return { phrases: [oneOf(words)], words };
    }
    case "invalid_union": {
      if (issue.errors.length === 0) {
        const words = ((issue as { options?: readonly unknown[] }).options ?? []).map(String);
        return { phrases: [oneOf(words)], words };
      }
      const arms = issue.errors.flatMap((arm) => arm.slice(0, 1).map(expectationOf));
      const phrases = [...new Set(arms.flatMap((arm) => arm.phrases))];
      const last = (phrase: string) => (phrase === aMap ? 1 : 0);
      return {
        phrases: phrases.sort((a, b) => last(a) - last(b)),
        words: arms.flatMap(({ words }) => words),
      };
    }
    case "invalid_type":
      return { phrases: [typeName(issue)], words: [] };
    default:
      return { phrases: [issue.message], words: [] };
  }
}

const typeNames: Record<string, string> = {
  object: "a map",
  record: "a map",
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
};

function typeName(issue: Extract<ZodIssue, { code: "invalid_type" }>): string {
  return issue.message.startsWith("Invalid input")
    ? (typeNames[issue.expected] ?? issue.expected)
    : issue.message;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}
