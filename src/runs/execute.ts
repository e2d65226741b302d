import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { RunSummary } from "../measures/summary.ts";
import type { RunPlan } from "../plan/runPlan.ts";
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
 * Does every run that is not in the store, over a pool of worker threads, and returns the summaries in plan order,
 * whatever the number of workers and the order of finishing. Each worker stores what it finished before it answers.
 */
export async function execute(
  runs: readonly PlannedRun[],
  store: RunStore,
  { workers, fresh, signal, onRun }: ExecuteOptions,
): Promise<{ summaries: RunSummary[]; reused: number }> {
  const summaries = runs.map((run) => (fresh ? null : stored(run, store)));
  const found = summaries.filter((summary) => summary !== null);
  for (const { outcome } of found) onRun({ reused: true, diverged: outcome.kind === "diverged" });
  const missing = runs.flatMap(({ plan, key }, index) => (summaries[index] ? [] : [{ plan, key, index }]));
  if (missing.length > 0) {
    // Every waiting run listens for Ctrl-C.
    setMaxListeners(missing.length + 1, signal);
    const threads = Math.min(workers, missing.length);
    const pool = new Piscina({ filename: workerFile, minThreads: threads, maxThreads: threads });
    try {
      await Promise.all(
        missing.map(async ({ plan, key, index }) => {
          const summary: RunSummary = await pool.run({ plan, key, store: store.folder }, { signal });
          summaries[index] = summary;
          onRun({ reused: false, diverged: summary.outcome.kind === "diverged" });
        }),
      );
    } catch (error) {
      throw signal.aborted ? new Interrupted() : error;
    } finally {
      await pool.destroy();
    }
  }
  return { summaries: summaries as RunSummary[], reused: found.length };
}

/** The summary of a finished run; null where it, or the record that a report needs of it, cannot be read. */
export function stored({ plan: { detailed }, key }: PlannedRun, store: RunStore): RunSummary | null {
  return detailed && store.record(key) === null ? null : store.summary(key);
}
