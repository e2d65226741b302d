import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { RunSummary } from "../measures/summary.ts";
import type { RunPlan } from "../plan/runPlan.ts";
import type { Outcome } from "../tracking/record.ts";
import { runKey } from "./runKey.ts";
import type { RunStore } from "./store.ts";

export interface PlannedRun {
  readonly plan: RunPlan;
  readonly key: string;
}

export interface ExecuteOptions {
  readonly workers: number;
  /** Do again what is in the store. */
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  /** Told whenever a run is there; `reused` if it was found in the store. */
  readonly onRun: (run: { readonly reused: boolean; readonly diverged: boolean }) => void;
}

/** Ended by the user: what was finished is kept. */
export class Interrupted extends Error {}

/** The built worker, beside the built command line. */
const workerFile = join(import.meta.dirname, "worker.js");

/** Each plan with its key in the store. */
export function keyed(plans: readonly RunPlan[], worker = workerFile): PlannedRun[] {
  const code = createHash("sha256").update(readFileSync(worker)).digest("hex");
  return plans.map((plan) => ({ plan, key: runKey(plan, code) }));
}

/**
 * Does every run that is not in the store, over a pool of worker threads. Each worker stores what it finished before it
 * answers; nothing of a run stays here, so that memory does not grow with their number.
 *
 * @returns how many were found in the store
 */
export async function execute(
  runs: readonly PlannedRun[],
  store: RunStore,
  { workers, fresh, signal, onRun }: ExecuteOptions,
): Promise<{ reused: number }> {
  const missing = runs.filter((run) => {
    const summary = fresh ? null : stored(run, store);
    if (summary !== null) onRun({ reused: true, diverged: summary.outcome.kind === "diverged" });
    return summary === null;
  });
  if (missing.length > 0) {
    // Every waiting run listens for Ctrl-C.
    setMaxListeners(missing.length + 1, signal);
    const threads = Math.min(workers, missing.length);
    const pool = new Piscina({ filename: workerFile, minThreads: threads, maxThreads: threads });
    try {
      await Promise.all(
        missing.map(async ({ plan, key }) => {
          const outcome: Outcome = await pool.run({ plan, key, store: store.folder }, { signal });
          onRun({ reused: false, diverged: outcome.kind === "diverged" });
        }),
      );
    } catch (error) {
      throw signal.aborted ? new Interrupted() : error;
    } finally {
      await pool.destroy();
    }
  }
  return { reused: runs.length - missing.length };
}

/** The summary of a finished run; null where it, or the record that a report needs of it, cannot be read. */
export function stored({ plan: { detailed }, key }: PlannedRun, store: RunStore): RunSummary | null {
  return detailed && store.record(key) === null ? null : store.summary(key);
}
