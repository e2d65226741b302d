import type { RunSummary } from "../measures/summary.ts";
import type { RunStore } from "./store.ts";

/** The summary of a run that is in the store. */
export type SummaryOf = (key: string) => RunSummary;

/**
 * Summaries out of the store, read when they are asked for; the first so many stay in memory, some 50 KB each. Up to
 * that many runs a report reads each once; beyond it memory stays where it is, and the rest are read again and again.
 *
 * Errors   an Error where a run has gone from the store
 */
export function storedSummaries(store: RunStore, kept = 3000): SummaryOf {
  const known = new Map<string, RunSummary>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const summary = store.summary(key);
    if (summary === null) throw new Error(`run ${key} was finished, but is no longer in ${store.folder}`);
    // A report goes through all runs in the same order, many times: to keep the latest would be to keep none.
    if (known.size < kept) known.set(key, summary);
    return summary;
  };
}
