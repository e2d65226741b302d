import type { z } from "zod";
import type { Path } from "./path.ts";
import { didYouMean } from "./suggestion.ts";
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
}

type ZodIssue = z.core.$ZodIssue;

/** zod's issues as the lab says them, given the value that was checked. */
export function issuesOf(
  error: z.ZodError,
  value: unknown,
  keysAt: (path: Path) => readonly string[],
): Issue[] {
  return error.issues.flatMap((issue) => spelledOut(issue, [], value, keysAt));
}

function spelledOut(
  issue: ZodIssue,
  prefix: Path,
  root: unknown,
  keysAt: (path: Path) => readonly string[],
): Issue[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: unknownKey(key, known),
      atKey: true,
      missing: false,
    }));
  }
  const value = valueAt(root, path);
  if (issue.code === "invalid_union") {
    const arm = fittingArm(issue.errors, value);
    if (arm) return arm.flatMap((inner) => spelledOut(inner, path, root, keysAt));
  }
  const { expected, words } = expectationOf(issue);
  const got = value === undefined ? "missing" : `got ${quoted(value)}`;
  return [
    {
      path,
      message:
        value === undefined
          ? `missing; expected ${expected}`
          : `expected ${expected}; ${got}${didYouMean(value, words)}`,
      atKey: false,
      missing: value === undefined,
    },
  ];
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = didYouMean(key, known);
  const list = known.length > 0 && known.length <= 12 ? `; expected one of ${known.join(", ")}` : "";
  return `unknown key${meant || list}`;
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
  readonly expected: string;
  /** Words that would have done. */
  readonly words: readonly string[];
}

function expectationOf(issue: ZodIssue): Expectation {
  switch (issue.code) {
    case "invalid_value": {
      const words = issue.values.map(String);
      return { expected: words.length === 1 ? words[0]! : `one of ${words.join(", ")}`, words };
    }
    case "invalid_union": {
      if (issue.errors.length === 0) {
        const words = ((issue as { options?: readonly unknown[] }).options ?? []).map(String);
        return { expected: words.length === 1 ? words[0]! : `one of ${words.join(", ")}`, words };
      }
      const arms = issue.errors.flatMap((arm) => arm.slice(0, 1).map(expectationOf));
      const phrases = [...new Set(arms.map(({ expected }) => expected))];
      const last = (phrase: string) => (phrase === "a map" ? 1 : 0);
      return {
        expected: phrases.sort((a, b) => last(a) - last(b)).join(", or "),
        words: arms.flatMap(({ words }) => words),
      };
    }
    case "invalid_type":
      return { expected: typeName(issue), words: [] };
    default:
      return { expected: issue.message, words: [] };
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
