import { rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Job } from "bullmq";
import type { RunPlan } from "../plan/runPlan.ts";
import { stored } from "../runs/execute.ts";
import { FileFault } from "../runs/fileFault.ts";
import { openStore, type RunStore } from "../runs/store.ts";
import type { RunAnswer, RunTask } from "../runs/worker.ts";
import { contentsAt } from "./contents.ts";
import { isMarked } from "./marker.ts";
import { batchMessage } from "./messages.ts";
import { CONTENT_IS_GONE } from "./names.ts";
import { type PlannedAgain, planAgain } from "./plannedAgain.ts";
import { openReturns } from "./returnRuns.ts";
import type { WorkOptions } from "./workOptions.ts";

const PAUSE_MS = 200;
const PROGRESS_MS = 2000;
/** A coordinator puts back what a server has lost; who waits in vain gives up. */
const GONE_AFTER_MS = 20_000;
/** Scenarios that are kept planned. */
const MOST_PLANNED = 4;

interface WorkshopOptions extends WorkOptions {
  /** The worker's own: tables, and runs until they are returned. */
  readonly folder: string;
  readonly ending: AbortSignal;
  readonly sayOnce: (text: string) => void;
}

/** Does batches: plans their runs again, trains them in threads, returns each as it is finished. */
export function openWorkshop(options: WorkshopOptions) {
  const { connection, threads, ending, atOnce, sayOnce } = options;
  const { bullmq, client } = connection;
  const contents = contentsAt(client);
  /** Each thread's: the same run may be done twice at a time, where a server has lost who does it. */
  const owns = Array.from({ length: threads.most }, (_, place) =>
    openStore(join(options.folder, `runs-${place}`)),
  );
  const shared = options.store === null ? null : openStore(options.store);
  const planned = new Map<string, Promise<PlannedAgain>>();
  const returns = openReturns(connection, contents, ending);
  const made = new Int32Array(new SharedArrayBuffer(threads.most * Int32Array.BYTES_PER_ELEMENT));
  const free = Array.from({ length: threads.most }, (_, place) => place);

  /** Once for all threads, which ask for it at the same time. */
  function plansOf(document: string): Promise<PlannedAgain> {
    const known = planned.get(document);
    if (known) return known;
    if (planned.size >= MOST_PLANNED) planned.delete(planned.keys().next().value!);
    const planning = planOnceThere(document);
    planned.set(document, planning);
    planning.catch(() => planned.delete(document));
    return planning;
  }

  async function planOnceThere(document: string): Promise<PlannedAgain> {
    const began = performance.now();
    for (;;) {
      const again = await planAgain(contents, document, options);
      if (again !== null) return again;
      if (performance.now() - began > GONE_AFTER_MS || ending.aborted)
        throw new bullmq.UnrecoverableError(CONTENT_IS_GONE);
      await wait(PAUSE_MS);
    }
  }

  async function train(plan: RunPlan, key: string, store: RunStore, place: number): Promise<void> {
    const pool = await threads.pool(threads.most);
    const task: RunTask = { plan, key, store: store.folder, writer: store.writer, plain: false, made, place };
    const answer: RunAnswer = await pool.run(task, { signal: atOnce });
    made[place] = 0;
    if ("fault" in answer) throw new FileFault(answer.fault);
  }

  async function doRuns(job: Job, token: string, place: number): Promise<void> {
    const batch = batchMessage.parse(job.data);
    const planOf = await plansOf(batch.document);
    // All of them are checked before any is trained.
    const plans = batch.runs.map((run) => ({ plan: planOf(run), ...run }));
    const isShared = shared !== null && batch.marker !== null && isMarked(shared.folder, batch.marker);
    if (shared !== null && !isShared)
      sayOnce(`${shared.folder} is not the store of who hands out work: finished runs return over the queue`);
    const own = owns[place]!;
    const store = isShared ? shared : own;
    const kept = await returns.keptOf(batch, job.attemptsStarted <= 1);
    for (const { plan, key, round } of plans) {
      if (ending.aborted) return giveBack(job, token);
      if (kept.has(key)) continue;
      if (!isShared || stored({ plan, key, round }, store) === null) {
        await train(plan, key, store, place);
        // Its own are returned at once.
        if (isShared) await store.synced(key);
        options.onRun();
      }
      if (!(await returns.give(batch.store, key, isShared ? null : own))) return giveBack(job, token);
      if (!isShared) rmSync(join(own.folder, key), { recursive: true, force: true });
    }
  }

  async function giveBack(job: Job, token: string): Promise<never> {
    await job.moveToWait(token);
    throw new bullmq.WaitingError();
  }

  return {
    /** Errors   throws a `FileFault` where this machine's disk does not let it work: the batch is given back then */
    async workOn(job: Job, token: string): Promise<void> {
      const place = free.shift() ?? 0;
      const progress = setInterval(() => {
        if (made[place]! > 0) void job.updateProgress(made[place]!).catch(() => {});
      }, PROGRESS_MS);
      try {
        await doRuns(job, token, place);
      } catch (error) {
        if (error instanceof bullmq.WaitingError || error instanceof bullmq.UnrecoverableError) throw error;
        if (atOnce.aborted) return await giveBack(job, token);
        if (error instanceof FileFault) {
          await job.moveToWait(token);
          throw error;
        }
        throw new bullmq.UnrecoverableError(
          `a worker, ${hostname()}, cannot do a run: ${(error as Error).message}`,
        );
      } finally {
        clearInterval(progress);
        made[place] = 0;
        free.push(place);
      }
    },
  };
}
