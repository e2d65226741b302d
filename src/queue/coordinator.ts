import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Job } from "bullmq";
import { type Elsewhere, Interrupted } from "../runs/execute.ts";
import type { RunStore } from "../runs/store.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { folderName, type Variation } from "../scenario/variation.ts";
import { closeSoon, type QueueConnection } from "./connect.ts";
import { contentsAt } from "./contents.ts";
import { documentOf, putDocument } from "./document.ts";
import { handOut } from "./handOut.ts";
import { setMarker } from "./marker.ts";
import { type ResultMessage, resultMessage } from "./messages.ts";
import { keptRuns, resultsQueue, runsQueue, storeId } from "./names.ts";
import { announce } from "./presence.ts";
import { QueueFault } from "./queueFault.ts";
import { takeReturned } from "./returned.ts";
import { watchWorkers } from "./watchWorkers.ts";

export interface CoordinatorOptions {
  readonly connection: QueueConnection;
  readonly scenario: Scenario;
  readonly variation: Variation | null;
  readonly store: RunStore;
  readonly arithmetic: string;
  readonly version: string;
  /** What the user should know: who works, who is refused, what came and was not taken. */
  readonly onSay: (text: string) => void;
}

/** Of results that a coordinator died over: they are taken up again after so long. */
const LOCK_MS = 10_000;
/** Results are checked and written one after another; their bytes are fetched meanwhile. */
const AT_ONCE = 4;
const LOOK_MS = 1000;

/** Hands a scenario's runs to whoever is at the queue, and puts what they return into the store. */
export async function openCoordinator({
  connection,
  scenario,
  variation,
  store,
  arithmetic,
  version,
  onSay,
}: CoordinatorOptions): Promise<{ readonly execute: Elsewhere; close(): Promise<void> }> {
  const { bullmq, client, options } = connection;
  const shared = { connection: client, prefix: options.prefix };
  const id = storeId(store.folder, folderName(scenario.name, variation));
  const contents = contentsAt(client);
  const queue = new bullmq.Queue(runsQueue(arithmetic), shared);
  const results = new bullmq.Queue(resultsQueue(id), shared);
  for (const each of [queue, results]) each.on("error", () => {});
  const marked = setMarker(store.folder);
  const self = { arithmetic, version, host: hostname(), pid: process.pid, threads: 0 };
  const present = await announce(connection, "coordinator", randomBytes(8).toString("hex"), self);
  const workers = watchWorkers(connection, self, onSay);
  let current: ReturnType<typeof handOut> | null = null;
  let failed: unknown = null;

  async function take(job: Job): Promise<void> {
    const read = resultMessage.safeParse(job.data);
    if (!read.success) return onSay("something came over the queue that is no finished run; it is not taken");
    const run = current?.missing(read.data.key) ?? null;
    try {
      if (run !== null && (await takeReturned(run, read.data, store, contents))) {
        current?.finish(run.key);
        await client.hset(keptRuns(id), { [run.key]: 1 });
      }
    } catch (error) {
      if (!(error instanceof QueueFault)) {
        // The disk is full, perhaps: what came is kept for the next try, and the command ends.
        failed = error;
        current?.wake();
        throw error;
      }
      onSay(error.message);
    }
    await dropContents(read.data);
  }

  async function dropContents(message: ResultMessage): Promise<void> {
    if ("stored" in message) return;
    await contents.drop(message.record);
    await contents.drop(message.summary);
  }

  const receiver = new bullmq.Worker(resultsQueue(id), take, {
    ...options,
    autorun: false,
    concurrency: AT_ONCE,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS,
    maxStalledCount: 1000,
  });
  receiver.on("error", () => {});

  const execute: Elsewhere = async (runs, { signal, onRun, onSteps, choices }) => {
    const document = documentOf(scenario, variation, choices);
    const sha256 = await putDocument(contents, scenario, document);
    current = handOut(runs, { queue, results, store, document: sha256, id, marker: marked.marker, onRun });
    if (current.isDone()) return { reused: current.reused };
    if (!receiver.isRunning()) void receiver.run().catch(() => {});
    let looked = performance.now();
    try {
      while (!current.isDone()) {
        await current.fill(workers.threads());
        await current.changed(LOOK_MS, signal);
        if (signal.aborted) throw new Interrupted();
        if (failed !== null) throw failed;
        if (performance.now() - looked < LOOK_MS) continue;
        await putDocument(contents, scenario, document);
        await workers.look();
        onSteps(await current.look());
        looked = performance.now();
      }
      return { reused: current.reused };
    } finally {
      await current.withdraw();
      current = null;
      store.tidy();
    }
  };

  return {
    execute,
    async close() {
      marked.remove();
      await Promise.race([present.end().catch(() => {}), new Promise((done) => setTimeout(done, 500))]);
      for (const each of [receiver, queue, results]) await closeSoon(each);
    },
  };
}
