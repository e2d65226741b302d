import { summarize } from "../measures/summarize.ts";
import { createNetworkPool } from "../network/fast/networkPool.ts";
import type { RunPlan } from "../plan/runPlan.ts";
import type { Outcome, RunRecord } from "../tracking/record.ts";
import { fromPortable, toPortable } from "./portable.ts";
import { openStore } from "./store.ts";
import { trainRun } from "./trainRun.ts";

/** Runs that share a shape share a compiled network in their worker. */
const pool = createNetworkPool();

/** One task of a worker thread: train, measure from the stored form, store. What came out is in the store alone. */
export default function doRun(task: {
  readonly plan: RunPlan;
  readonly key: string;
  readonly store: string;
}): Outcome {
  const record = fromPortable(toPortable(trainRun(task.plan, pool))) as RunRecord;
  const summary = summarize(record);
  openStore(task.store).put(task.key, summary, record);
  return summary.outcome;
}
