import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Queue } from "bullmq";
import type { RunStore } from "../runs/store.ts";
import type { QueueConnection } from "./connect.ts";
import type { Contents } from "./contents.ts";
import type { BatchMessage, ResultMessage } from "./messages.ts";
import { keptRuns, resultJob, resultsQueue } from "./names.ts";
import { QueueFault } from "./queueFault.ts";
import { ENTRY_BYTES } from "./returned.ts";

/** Finished runs that wait at the server for their coordinator; with more, workers wait. */
const MOST_RETURNED = 64;
const PAUSE_MS = 200;

/** The way of finished runs back to those who asked for them. */
export function openReturns(
  { bullmq, client, options }: QueueConnection,
  contents: Contents,
  ending: AbortSignal,
) {
  const queues = new Map<string, Queue>();

  function resultsOf(store: string): Queue {
    const known = queues.get(store);
    if (known) return known;
    const queue = new bullmq.Queue(resultsQueue(store), { ...options, skipMetasUpdate: true });
    queue.on("error", () => {});
    queues.set(store, queue);
    return queue;
  }

  return {
    /** Of the runs of a batch that was begun before, those that the coordinator has. */
    async keptOf({ store, runs }: BatchMessage, isFirst: boolean): Promise<Set<string>> {
      if (isFirst) return new Set();
      const found = await client.hmget(keptRuns(store), ...runs.map(({ key }) => key));
      return new Set(runs.filter((_, at) => found[at] !== null).map(({ key }) => key));
    },
    /** False where it was to end before there was room for it at the server. */
    async give(store: string, key: string, from: RunStore | null): Promise<boolean> {
      const results = resultsOf(store);
      const put = async (message: ResultMessage) => {
        await results.add("run", message, {
          jobId: resultJob(key),
          removeOnComplete: true,
          removeOnFail: true,
          attempts: 1000,
          backoff: { type: "fixed", delay: 5000 },
          stackTraceLimit: 0,
        });
        return true;
      };
      if (from === null) return put({ key, stored: true });
      while ((await results.getWaitingCount()) >= MOST_RETURNED) {
        if (ending.aborted) return false;
        await wait(PAUSE_MS);
      }
      const file = (part: string) => readFileSync(join(from.folder, key, `${part}.run`));
      const [record, summary] = [file("record"), file("summary")];
      if (record.length > ENTRY_BYTES)
        throw new QueueFault(
          `the record of a run has ${record.length} bytes, and over the queue at most ${ENTRY_BYTES} return (work --out with a folder that is shared, or --shard)`,
        );
      return put({ key, record: await contents.put(record), summary: await contents.put(summary) });
    },
  };
}
