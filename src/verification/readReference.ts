import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { ReferenceFile } from "./format.ts";
import { referenceFiles } from "./referenceFiles.ts";

/** A reference file as it was read: what it holds, or every reason why it cannot be held against the lab. */
export type ReadReference =
  | { readonly kind: ReferenceFile; readonly content: unknown }
  | { readonly faults: readonly string[] };

/** Faults of one file that are told one by one; beyond them, their number. */
const mostFaults = 8;

/** Reads a file of the documented format. It is known by its name, or else by the name in its `meta`. */
export function readReference(directory: string, name: string): ReadReference {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(directory, name), "utf8"));
  } catch (error) {
    return { faults: [`cannot be read: ${(error as Error).message}`] };
  }
  const kind = lookUp(name) ?? lookUp(nameInside(content));
  if (kind === undefined) {
    const known = Object.keys(referenceFiles).join(", ");
    return { faults: [`is not a kind of reference file that the lab knows; expected one of ${known}`] };
  }
  const parsed = kind.content.safeParse(content);
  if (parsed.success) return { kind, content: parsed.data };
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, content));
  const rest = faults.length - mostFaults;
  return { faults: rest > 0 ? [...faults.slice(0, mostFaults), `and ${rest} more`] : faults };
}

function lookUp(name: string): ReferenceFile | undefined {
  return Object.hasOwn(referenceFiles, name) ? referenceFiles[name] : undefined;
}

function nameInside(content: unknown): string {
  const meta = (content as { meta?: { file?: unknown } } | null)?.meta;
  return typeof meta?.file === "string" ? meta.file : "";
}

function faultsOf(issue: z.core.$ZodIssue, content: unknown): string[] {
  const where = pathOf(issue.path);
  if (issue.code === "unrecognized_keys" || issue.code === "invalid_key") {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    return keys.map(
      (key) => `${pathOf([...issue.path, key])}: the lab does not know this ${sectionOr(issue.path)}`,
    );
  }
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    content,
  );
  if (found === undefined) return [`${where}: this ${sectionOr(issue.path.slice(1))} is missing`];
  const value = typeof found === "object" && found !== null ? "" : `; got ${JSON.stringify(found)}`;
  return [`${where === "" ? "" : `${where}: `}${issue.message.replace(/^Invalid \w+: /, "")}${value}`];
}

/** What stands at the top of a file is a section, what stands within it a field. */
function sectionOr(above: readonly PropertyKey[]): string {
  return above.length === 0 ? "section" : "field";
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`,
    "",
  );
}
