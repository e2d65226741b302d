import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RunSummary } from "../measures/summary.ts";
import type { RunRecord } from "../tracking/record.ts";
import { fromPortable, toPortable } from "./portable.ts";
import { writeWholeFile } from "./wholeFile.ts";

/**
 * Finished runs, one folder each, named by content and shared by all scenarios: `summary.run`, small and read for every
 * run, and `record.run`, everything tracked. A folder is there whole or not at all.
 */
export interface RunStore {
  readonly folder: string;
  /** Null where there is none, or it cannot be read (it is then done again). */
  summary(key: string): RunSummary | null;
  record(key: string): RunRecord | null;
  put(key: string, summary: RunSummary, record: RunRecord): void;
  remove(key: string): void;
  /** Removes what a killed process left half-written. Only while no other process writes. */
  tidy(): void;
}

export function openStore(folder: string): RunStore {
  const file = (key: string, name: string) => join(folder, key, name);
  return {
    folder,
    summary: (key) =>
      existsSync(file(key, "record.run")) ? readWhole<RunSummary>(file(key, "summary.run")) : null,
    record: (key) => readWhole<RunRecord>(file(key, "record.run")),
    put(key, summary, record) {
      const temporary = join(folder, `.writing-${key}-${process.pid}`);
      try {
        mkdirSync(temporary, { recursive: true });
        writeWholeFile(join(temporary, "record.run"), toPortable(record));
        writeWholeFile(join(temporary, "summary.run"), toPortable(summary));
        rmSync(join(folder, key), { recursive: true, force: true });
        renameSync(temporary, join(folder, key));
      } catch (error) {
        rmSync(temporary, { recursive: true, force: true });
        throw error;
      }
    },
    remove: (key) => rmSync(join(folder, key), { recursive: true, force: true }),
    tidy() {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder))
        if (name.startsWith(".writing-")) rmSync(join(folder, name), { recursive: true, force: true });
    },
  };
}

function readWhole<Content>(path: string): Content | null {
  try {
    return fromPortable(readFileSync(path)) as Content;
  } catch {
    return null;
  }
}
