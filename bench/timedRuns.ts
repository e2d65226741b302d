import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execute, openThreads, type PlannedRun } from "../src/runs/execute.ts";
import { openStore } from "../src/runs/store.ts";

/** Seconds from the start of the workers to the last run stored, in a folder of their own. */
export async function secondsOfRuns(runs: readonly PlannedRun[], workers: number): Promise<number> {
  const threads = openThreads(workers);
  const folder = mkdtempSync(join(tmpdir(), "lab-bench-"));
  try {
    const began = performance.now();
    await execute(runs, openStore(folder), {
      threads,
      fresh: false,
      signal: new AbortController().signal,
      onRun: () => {},
    });
    return (performance.now() - began) / 1000;
  } finally {
    threads.retire();
    rmSync(folder, { recursive: true, force: true });
  }
}
