import { readdirSync } from "node:fs";
import { readReference } from "./readReference.ts";
import { referenceFiles } from "./referenceFiles.ts";
import type { CaseResult } from "./witness.ts";

/** How the lab stands against one file of reference values. */
export interface FileResult {
  readonly file: string;
  readonly cases: readonly CaseResult[];
  /** Why the file could not be used; none if it could. */
  readonly faults: readonly string[];
}

/**
 * Holds the lab's engine against every `*.json` file of a directory, in the order of their names.
 *
 * Errors   throws where the directory cannot be read, or holds no such file
 */
export function verifyReference(directory: string): FileResult[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith(".json"))
    .sort();
  if (names.length === 0) {
    const known = Object.keys(referenceFiles).join(", ");
    throw new Error(`no reference files (*.json) in it; expected some of ${known}`);
  }
  return names.map((file) => {
    const read = readReference(directory, file);
    if ("faults" in read) return { file, cases: [], faults: read.faults };
    return { file, cases: read.kind.verify(read.content), faults: [] };
  });
}
