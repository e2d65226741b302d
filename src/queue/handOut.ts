import { createHash } from "node:crypto";
import type { Queue } from "bullmq";
import { type ExecuteOptions, missingRuns, type PlannedRun, stored, tellFinished } from "../runs/execute.ts";
import type { RunStore } from "../runs/store.ts";
import { batchesOf } from "./batches.ts";
import type { BatchMessage } from "./messages.ts";
import { CONTENT_IS_GONE, resultJob } from "./names.ts";
import { within } from "./within.ts";

interface Batch {
  readonly id: string;
  readonly runs: readonly PlannedRun[];
  /** Keys that are not in the store. */
  readonly left: Set<string>;
  /** How often it was put into the queue. */
  added: number;
}

/** So many batches for each thread wait in the queue at once: it hands out work, the plan is kept here. */
const AHEAD = 2;
const FEWEST_AHEAD = 64;
/** So many batches are looked after at a time, in turn: of ten thousand all would keep the server busy. */
const LOOKED_AFTER = 250;
/** From then on runs must come over the queue, whatever folder a worker believes to share. */
const TRUSTED_TIMES = 2;
const DAY_SECONDS = 24 * 60 * 60;

interface HandOutOptions extends Pick<ExecuteOptions, "onRun"> {
  readonly queue: Queue;
  readonly results: Queue;
  readonly store: RunStore;
  readonly document: string;
  readonly id: string;
  readonly marker: string;
}

/**
 * The runs that are not in the store, batch by batch through the queue until they are. What the store has is done, whoever did
 * it; what it lacks and no worker has, is put into the queue again.
 */
export function handOut(
  runs: readonly PlannedRun[],
  { queue, results, store, document, id, marker, onRun }: HandOutOptions,
) {
  const missing = missingRuns(runs, (run) => stored(run, store), onRun);
  const reused = runs.length - missing.size;
  const batches: Batch[] = batchesOf(runs).map((members) => ({
    id: batchId(document, members),
    runs: members,
    left: new Set(members.filter(({ key }) => missing.has(key)).map(({ key }) => key)),
    added: 0,
  }));
  const waiting = batches.filter(({ left }) => left.size > 0);
  const batchOf = new Map(waiting.flatMap((batch) => [...batch.left].map((key) => [key, batch] as const)));
  const given = new Map<string, Batch>();
  let wake = () => {};

  function finish(key: string): void {
    const equal = missing.get(key);
    if (equal === undefined) return;
    missing.delete(key);
    tellFinished(equal, store.summary(key)?.outcome ?? { kind: "finished" }, onRun);
    const batch = batchOf.get(key)!;
    batch.left.delete(key);
    if (batch.left.size === 0) given.delete(batch.id);
    wake();
  }

  async function add(batch: Batch): Promise<void> {
    const named = new Set<string>();
    const message: BatchMessage = {
      form: 1,
      document,
      store: id,
      marker: batch.added < TRUSTED_TIMES ? marker : null,
      runs: batch.runs
        .filter(({ key }) => batch.left.has(key) && !named.has(key) && named.add(key))
        .map(({ key, round, plan: { variant, seed } }) => ({ round, variant, seed, key })),
    };
    batch.added++;
    given.set(batch.id, batch);
    await queue.add("batch", message, {
      jobId: batch.id,
      removeOnComplete: true,
      removeOnFail: { age: DAY_SECONDS },
      stackTraceLimit: 0,
    });
  }

  /** Of a batch that the queue does not have: what the store has by now is done, what is on its way is waited for. */
  async function fetchAgain(batch: Batch): Promise<void> {
    let isOnItsWay = false;
    for (const key of [...batch.left]) {
      const run = missing.get(key)?.[0];
      // Others finish meanwhile.
      if (run === undefined) continue;
      if (stored(run, store) !== null) finish(key);
      else if ((await results.getJobState(resultJob(key))) !== "unknown") isOnItsWay = true;
    }
    if (!isOnItsWay && batch.left.size > 0) await add(batch);
  }

  /** Errors   throws what a worker said of a batch that cannot be done */
  async function failedBecause(batch: Batch): Promise<void> {
    const reason = (await queue.getJob(batch.id))?.failedReason ?? CONTENT_IS_GONE;
    await queue.remove(batch.id);
    if (reason !== CONTENT_IS_GONE)
      throw new Error(
        /stalled more than/.test(reason)
          ? `a run of seed ${batch.runs[0]!.plan.seed} was given to many workers, each of which fell silent over it (is their memory enough?)`
          : reason.slice(0, 2000),
      );
  }

  return {
    reused,
    isDone: () => missing.size === 0,
    missing: (key: string): PlannedRun | null => missing.get(key)?.[0] ?? null,
    finish,
    wake: () => wake(),
    /** Puts as many batches into the queue as so many threads have use for. */
    async fill(threads: number): Promise<void> {
      while (given.size < Math.max(FEWEST_AHEAD, AHEAD * threads) && waiting.length > 0) {
        const batch = waiting.shift()!;
        // One that failed in an earlier try stands in the way of this one.
        if ((await queue.getJobState(batch.id)) === "failed") await queue.remove(batch.id);
        if (batch.left.size > 0) await add(batch);
      }
    },
    /** Until a run is finished, or so long. */
    async changed(milliseconds: number, signal: AbortSignal): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      let end = () => {};
      await new Promise<void>((done) => {
        end = done;
        timer = setTimeout(done, milliseconds);
        wake = () => {
          if (given.size <= FEWEST_AHEAD / 2 || missing.size === 0) done();
        };
        signal.addEventListener("abort", end);
      });
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      wake = () => {};
    },
    /**
     * Looks after batches that were put into the queue, in turn.
     *
     * @returns how many steps were made of runs that are not finished; 0 where there are so many that it does not matter
     */
    async look(): Promise<number> {
      const turn = [...given.values()].slice(0, LOOKED_AFTER);
      for (const batch of turn) {
        given.delete(batch.id);
        given.set(batch.id, batch);
      }
      const states = await Promise.all(
        turn.map(async (batch) => [batch, await queue.getJobState(batch.id)] as const),
      );
      for (const [batch, state] of states) {
        if (batch.left.size === 0) continue;
        if (state === "failed") await failedBecause(batch);
        if (state === "failed" || state === "unknown") await fetchAgain(batch);
      }
      if (given.size > LOOKED_AFTER) return 0;
      const active = await queue.getJobs(["active"], 0, LOOKED_AFTER - 1);
      return active.reduce((sum, job) => {
        const isOurs = job?.id !== undefined && given.has(job.id) && typeof job.progress === "number";
        return isOurs ? sum + Math.max(0, Math.min(job.progress as number, 10_000_000)) : sum;
      }, 0);
    },
    /** Takes out of the queue what nobody has begun. */
    async withdraw(): Promise<void> {
      await within(2000, Promise.all([...given.keys()].map((each) => queue.remove(each))));
    },
  };
}

/** Of all its runs, those in the store among them: the same again after a new start. */
const batchId = (document: string, runs: readonly PlannedRun[]): string =>
  `b${createHash("sha256")
    .update([document, ...runs.map(({ key }) => key)].join("\n"))
    .digest("hex")
    .slice(0, 32)}`;
