import { setTimeout as wait } from "node:timers/promises";
import type { Piscina } from "piscina";
import { summarize } from "../src/measures/summarize.ts";
import type { RunPlan } from "../src/plan/runPlan.ts";
import { connect } from "../src/queue/connect.ts";
import { readQueueUrl } from "../src/queue/queueUrl.ts";
import { work } from "../src/queue/work.ts";
import { currentArithmetic, type Threads } from "../src/runs/execute.ts";
import { openStore } from "../src/runs/store.ts";
import { trainRun } from "../src/runs/trainRun.ts";
import type { RunTask } from "../src/runs/worker.ts";
import type { RunRecord } from "../src/tracking/record.ts";
import { withoutUnits } from "../src/tracking/withoutUnits.ts";

/** A machine of the simulation has so many threads, and two connections. */
const THREADS_EACH = 64;

/** With small mini-batches, and quickly made: what is kept of it is of the same size. */
function smaller(plan: RunPlan): RunPlan {
  const { data, training } = plan.settings;
  const flowers = "flowers" in data ? { flowers: { ...data.flowers, train: 400 } } : data;
  const settings = { ...plan.settings, data: flowers, training: { ...training, batchSize: 16 } };
  return { ...plan, detailed: false, settings };
}

/**
 * Workers as they are, but for the training: of the first run the record is made, others are given the same after a while. The
 * first of every thread takes any part of a run's length, as if all had been at work for long and begun at different times.
 */
export async function simulateWorkers([, url, most, length, store]: readonly string[]): Promise<void> {
  let record: RunRecord | null = null;
  /** Threads, by the memory of their machine. */
  const begun = new Map<Int32Array, Set<number>>();
  const pool = {
    async run({ plan, key, store: folder, writer, made, place }: RunTask) {
      const began = performance.now();
      record ??= withoutUnits(trainRun(smaller(plan)));
      const threads = begun.get(made) ?? new Set();
      begun.set(made, threads);
      // Not all at once, as machines differ: between 0.9 and 1.1 of the length, by the key.
      const even = Number.parseInt(key.slice(-4), 16) / 0xffff;
      const share = threads.has(place) ? 0.9 + 0.2 * even : even;
      threads.add(place);
      await wait(Math.max(0, 1000 * Number(length) * share - (performance.now() - began)));
      const summary = summarize(record);
      openStore(folder, { writer }).put(key, summary, record);
      return { outcome: summary.outcome };
    },
  } as unknown as Piscina;
  const nothing = () => {};
  await Promise.all(
    Array.from({ length: Math.ceil(Number(most) / THREADS_EACH) }, async (_, machine) => {
      const own = Math.min(THREADS_EACH, Number(most) - machine * THREADS_EACH);
      const simulated: Threads = {
        most: own,
        pool: async () => pool,
        retire: nothing,
        destroy: async () => {},
      };
      await work({
        connection: await connect(readQueueUrl(url!), nothing),
        threads: simulated,
        arithmetic: currentArithmetic(),
        version: "simulated",
        store: store || null,
        silenceSeconds: 60,
        idleSeconds: null,
        maxText: 256 * 1024,
        signal: new AbortController().signal,
        atOnce: new AbortController().signal,
        onSay: nothing,
        onRun: nothing,
      });
    }),
  );
}
