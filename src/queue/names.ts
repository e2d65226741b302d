import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { resolve } from "node:path";

/** Before everything that the lab keeps at a server, so that it can share one with others. */
export const prefix = "ics-lab";

/** The queue of runs that workers of this arithmetic take; those of another never see them. */
export const runsQueue = (arithmetic: string): string => `runs-${arithmetic.slice(0, 16)}`;

/** The queue of what was finished for a store; a coordinator that is started again finds it. */
export const resultsQueue = (storeId: string): string => `results-${storeId}`;

/** Names a report, and with it who waits for its runs, among those of all machines at a server. */
export function storeId(store: string, report: string): string {
  return createHash("sha256")
    .update(`${hostname()}\n${resolve(store)}\n${report}`)
    .digest("hex")
    .slice(0, 16);
}

/** A file in a store while a coordinator works for it. */
export const markerFile = (marker: string): string => `.queue-${marker}`;

/** Keys of a store's runs that its coordinator has. */
export const keptRuns = (storeId: string): string => `${prefix}:kept:${storeId}`;

/** What came of a run is one job, however often it was done. */
export const resultJob = (key: string): string => `r${key}`;

/** Why a batch failed that only has to be put there again. */
export const CONTENT_IS_GONE = "its scenario is not at the server any more";
