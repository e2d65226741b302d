import type { RunSummary } from "../measures/summary.ts";
import type { RunStore } from "./store.ts";

/**
 * The same store, which keeps the first so many summaries that are read of it in memory, some 50 KB each. Up to that many
 * runs a report reads each once; beyond it memory stays where it is, and the rest are read again and again.
 */
export function keepingSummaries(store: RunStore, kept = 3000): RunStore {
  const known = new Map<string, RunSummary>();
  return {
    ...store,
    summary(key) {
      const summary = known.get(key) ?? store.summary(key);
      // A report goes through all runs in the same order, many times: to keep the latest would be to keep none.
      if (summary !== null && known.size < kept) known.set(key, summary);
      return summary;
    },
  };
}

/** The summary of a run that was finished; throws where it has gone from the store since. */
export function finishedSummary(store: RunStore, key: string): RunSummary {
  const summary = store.summary(key);
  if (summary === null) throw new Error(`run ${key} was finished, but is no longer in ${store.folder}`);
  return summary;
}
