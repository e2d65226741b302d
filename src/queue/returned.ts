import { z } from "zod";
import { fromEntry } from "../runs/entry.ts";
import { type PlannedRun, stored } from "../runs/execute.ts";
import type { RunStore } from "../runs/store.ts";
import type { Contents } from "./contents.ts";
import type { ResultMessage } from "./messages.ts";
import { QueueFault } from "./queueFault.ts";

/** Of each of a run's two files. What is larger needs a folder that is shared. */
export const ENTRY_BYTES = 256 * 1024 * 1024;

const outcome = z.looseObject({ outcome: z.looseObject({ kind: z.string() }), stepsDone: z.int().min(0) });
const summaryForm = outcome.extend({
  measures: z.array(z.looseObject({})),
  courses: z.array(z.looseObject({})),
});

/**
 * Puts a finished run into the store: its two files are checked as they are when a store is read, and must be of this run.
 *
 * @returns whether it is in the store; false where its files are no longer at the server, or a shared folder does not show it yet
 *
 * Errors   throws a `QueueFault` where what came is no such run
 */
export async function takeReturned(
  run: PlannedRun,
  message: ResultMessage,
  store: RunStore,
  contents: Contents,
): Promise<boolean> {
  if ("stored" in message) return stored(run, store) !== null;
  const [record, summary] = [
    await contents.get(message.record, ENTRY_BYTES),
    await contents.get(message.summary, ENTRY_BYTES),
  ];
  if (record === null || summary === null) return false;
  const { steps } = run.plan.settings.training;
  try {
    const records = outcome.safeParse(fromEntry(run.key, "record", record));
    const summaries = summaryForm.safeParse(fromEntry(run.key, "summary", summary));
    if (!records.success || !summaries.success) throw new Error("it is no run's record and summary");
    if (Math.max(records.data.stepsDone, summaries.data.stepsDone) > steps)
      throw new Error(`it tells of more than the ${steps} steps that were planned`);
  } catch (error) {
    throw new QueueFault(`what came for run ${run.key} is not taken: ${(error as Error).message}`);
  }
  store.putEntries(run.key, { record, summary });
  await store.synced(run.key);
  return true;
}
