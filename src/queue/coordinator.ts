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
import { takeJobs } from "./takeJobs.ts";
import { watchWorkers } from "./watchWorkers.ts";
import { within } from "./within.ts";

export interface CoordinatorOptions {
  readonly connection: QueueConnection;
  readonly scenario: Scenario;
  readonly variation: Variation | null;
  readonly store: RunStore;
  readonly arithmetic: string;
  readonly version: string;
  /** By which workers come to the queue. */
  readonly workCommand: string;
  /** What the user should know: who works, who is refused, what came and was not taken. */
  readonly onSay: (text: string) => void;
}

/** Of results that a coordinator died over: they are taken up again after so long. */
const LOCK_MS = 10_000;
/** Results are checked and written one after another; their bytes are fetched meanwhile. */
const AT_ONCE = 4;
const LOOK_MS = 1000;
const CLOSED_MS = 1000;
/** Nobody reads them. */
const EVENTS_KEPT = 100;

/** Hands a scenario's runs to whoever is at the queue, and puts what they return into the store. */
export async function openCoordinator({
  connection,
  scenario,
  variation,
  store,
  arithmetic,
  version,
  workCommand,
  onSay,
}: CoordinatorOptions): Promise<{ readonly execute: Elsewhere; close(): Promise<void> }> {
  const { bullmq, client, options } = connection;
  const id = storeId(store.folder, folderName(scenario.name, variation));
  const contents = contentsAt(client);
  const withFewEvents = { ...options, streams: { events: { maxLen: EVENTS_KEPT } } };
  const queue = new bullmq.Queue(runsQueue(arithmetic), withFewEvents);
  const results = new bullmq.Queue(resultsQueue(id), withFewEvents);
  for (const each of [queue, results]) each.on("error", () => {});
  const marked = setMarker(store.folder);
  const self = { arithmetic, version, host: hostname(), pid: process.pid, threads: 0 };
  const present = await announce(connection, "coordinator", randomBytes(8).toString("hex"), self);
  const workers = watchWorkers(connection, self, onSay, workCommand);
  let current: ReturnType<typeof handOut> | null = null;
  let failed: unknown = null;
  let isDone = false;

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

  const receiver = takeJobs(connection, resultsQueue(id), take, {
    concurrency: AT_ONCE,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS,
    maxStalledCount: 1000,
  });

  const execute: Elsewhere = async (runs, { signal, onRun, onSteps, choices }) => {
    const document = documentOf(scenario, variation, choices);
    const sha256 = await putDocument(contents, scenario, document);
    current = handOut(runs, { queue, results, store, document: sha256, id, marker: marked.marker, onRun });
    if (current.isDone()) return { reused: current.reused };
    receiver.run();
    isDone = false;
    const done = untilDone(current, document, signal, onSteps);
    const interrupted = whenAborted(signal);
    try {
      await Promise.race([done, interrupted.promise]);
      isDone = current.isDone();
      if (!isDone) throw new Interrupted();
      await client.del(keptRuns(id));
      return { reused: current.reused };
    } finally {
      interrupted.forget();
      // A server that is gone leaves it waiting.
      if (!isDone) done.catch(() => {});
      await current.withdraw();
      current = null;
      store.tidy();
    }
  };

  async function untilDone(
    runs: ReturnType<typeof handOut>,
    document: Uint8Array,
    signal: AbortSignal,
    onSteps: (steps: number) => void,
  ): Promise<void> {
    let looked = performance.now();
    while (!runs.isDone() && !signal.aborted) {
      await runs.fill(workers.threads());
      await runs.changed(LOOK_MS, signal);
      if (failed !== null) throw failed;
      if (performance.now() - looked < LOOK_MS) continue;
      await putDocument(contents, scenario, document);
      await workers.look();
      onSteps(await runs.look());
      looked = performance.now();
    }
  }

  return {
    execute,
    async close() {
      marked.remove();
      await within(CLOSED_MS, present.end());
      await receiver.end(() => false);
      // Of a scenario that is finished nothing stays at the server but what others may ask for.
      if (isDone) await within(CLOSED_MS, results.obliterate({ force: true }));
      for (const each of [queue, results]) await closeSoon(each);
    },
  };
}

/** Rejects as `Interrupted` at Ctrl-C, whatever is waited for. */
function whenAborted(signal: AbortSignal): { readonly promise: Promise<never>; forget(): void } {
  let abort = () => {};
  const promise = new Promise<never>((_, reject) => {
    abort = () => reject(new Interrupted());
  });
  promise.catch(() => {});
  signal.addEventListener("abort", abort, { once: true });
  return { promise, forget: () => signal.removeEventListener("abort", abort) };
}
