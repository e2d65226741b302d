import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import { readFileSync } from "node:fs";
import type { Piscina } from "piscina";
import type { RunSummary } from "../measures/summary.ts";
import type { Chosen } from "../plan/frozen.ts";
import type { RunPlan } from "../plan/runPlan.ts";
import type { Outcome } from "../tracking/record.ts";
import { builtFile } from "./builtFile.ts";
import { FileFault } from "./fileFault.ts";
import { retire } from "./retire.ts";
import { runKey } from "./runKey.ts";
import { bySeed, shareOut } from "./seedMajor.ts";
import type { RunStore } from "./store.ts";
import type { RunAnswer, RunTask } from "./worker.ts";

export interface PlannedRun {
  readonly plan: RunPlan;
  readonly key: string;
  /** Which of a scenario's plans it is of: to choose on, or to report. */
  readonly round: Round;
}

export type Round = "tuning" | "reported";

/** Threads that are begun when the first run needs them, and kept from one set of runs to the next. */
export interface Threads {
  readonly most: number;
  /** Begins those that are needed for so many runs. */
  pool(runs: number): Promise<Piscina>;
  /** When all is done. */
  retire(): void;
  /** At once, whatever they do. */
  destroy(): Promise<void>;
}

export function openThreads(most: number): Threads {
  let pool: Piscina | null = null;
  return {
    most,
    async pool(runs) {
      // Loaded only where something trains.
      const threads = await import("piscina");
      pool ??= new threads.Piscina({
        filename: workerFile,
        minThreads: Math.min(most, runs),
        maxThreads: most,
        idleTimeout: Number.POSITIVE_INFINITY,
      });
      return pool;
    },
    retire() {
      if (pool !== null) retire(pool);
      pool = null;
    },
    async destroy() {
      await pool?.destroy();
      pool = null;
    },
  };
}

export interface ExecuteOptions {
  readonly threads: Threads;
  /** Do again what is in the store. */
  readonly fresh: boolean;
  /** On the kernels as they are defined. */
  readonly plain?: boolean;
  readonly signal: AbortSignal;
  /** Told whenever a run is there, with the steps it was planned for; `reused` if it was found in the store. */
  readonly onRun: (run: FinishedRun) => void;
  /** Told twice a second how many steps the runs have made that are not finished. */
  readonly onSteps?: (steps: number) => void;
}

/** Does every run that is not in the store on other machines, and tells how many were there. */
export type Elsewhere = (
  runs: readonly PlannedRun[],
  options: Pick<ExecuteOptions, "signal" | "onRun"> &
    Required<Pick<ExecuteOptions, "onSteps">> & {
      /** What was chosen before these were planned, where the scenario is tuned. */
      readonly choices: readonly Chosen[] | null;
    },
) => Promise<{ readonly reused: number }>;

interface FinishedRun {
  readonly reused: boolean;
  readonly diverged: boolean;
  readonly steps: number;
}

const STEPS_TOLD_EACH_MS = 500;

/** Ended by the user: what was finished is kept. */
export class Interrupted extends Error {}

/** The built worker, beside the built command line. */
const workerFile = builtFile("worker");

/**
 * What the numbers of a run depend on beside its plan: the worker's code, and nothing of the machine that it runs on, since
 * it computes with functions of its own alone.
 */
export function currentArithmetic(worker = workerFile): string {
  return createHash("sha256").update(readFileSync(worker)).digest("hex");
}

/** Each plan with its key in the store. */
export function keyed(
  plans: readonly RunPlan[],
  round: Round = "reported",
  worker = workerFile,
): PlannedRun[] {
  const arithmetic = currentArithmetic(worker);
  return plans.map((plan) => ({ plan, key: runKey(plan, arithmetic), round }));
}

/**
 * Does every run that is not in the store, over a pool of worker threads; plans that are equal, once. A worker is given one
 * seed after another, since twins share their data and what is measured of these; when no seed is left, half of what the
 * slowest has before it. Each run is stored as it is finished, before the worker answers; nothing of it stays here, so that
 * memory does not grow with their number; it is told of when it outlives the machine.
 *
 * @returns how many were found in the store
 */
export async function execute(
  runs: readonly PlannedRun[],
  store: RunStore,
  { threads, fresh, plain = false, signal, onRun, onSteps = () => {} }: ExecuteOptions,
): Promise<{ reused: number }> {
  const missing = missingRuns(runs, (run) => (fresh ? null : stored(run, store)), onRun);
  if (missing.size > 0) {
    const used = Math.min(threads.most, missing.size);
    // Every waiting run listens for Ctrl-C.
    setMaxListeners(used + 1, signal);
    const pool = await threads.pool(missing.size);
    const made = new Int32Array(new SharedArrayBuffer(used * Int32Array.BYTES_PER_ELEMENT));
    const clock = setInterval(() => {
      onSteps(made.reduce((sum, steps) => sum + steps, 0));
    }, STEPS_TOLD_EACH_MS);
    const takeNext = shareOut(bySeed([...missing.values()]), used);

    // As many as there are threads, so that whoever submits the next run of a seed finds the thread free that did the last.
    async function work(place: number): Promise<void> {
      let told = Promise.resolve();
      try {
        for (let equal = takeNext(place); equal !== null; equal = takeNext(place)) {
          const [run] = equal as [PlannedRun];
          const { folder, writer } = store;
          const task: RunTask = { plan: run.plan, key: run.key, store: folder, writer, plain, made, place };
          const answer: RunAnswer = await pool.run(task, { signal });
          if ("fault" in answer) throw new FileFault(answer.fault);
          await told;
          made[place] = 0;
          told = tellWhenSynced(equal, answer.outcome);
          // Heard of where it is waited for.
          told.catch(() => {});
        }
      } finally {
        await told;
      }
    }

    /** The thread is at its next run meanwhile. */
    async function tellWhenSynced(equal: readonly PlannedRun[], outcome: Outcome): Promise<void> {
      await store.synced(equal[0]!.key);
      tellFinished(equal, outcome, onRun);
    }

    try {
      await Promise.all(Array.from({ length: used }, (_, place) => work(place)));
    } catch (error) {
      // Others may be at work.
      await threads.destroy();
      throw signal.aborted ? new Interrupted() : error;
    } finally {
      clearInterval(clock);
      store.tidy();
    }
  }
  return { reused: runs.length - missing.size };
}

/** Runs that are not there, by their keys, each with those that are equal to it; of the others it is told that they are. */
export function missingRuns(
  runs: readonly PlannedRun[],
  summaryOf: (run: PlannedRun) => RunSummary | null,
  onRun: ExecuteOptions["onRun"],
): Map<string, PlannedRun[]> {
  const missing = new Map<string, PlannedRun[]>();
  for (const run of runs) {
    const equal = missing.get(run.key);
    const summary = equal ? null : summaryOf(run);
    if (summary !== null) onRun({ reused: true, ...whatCame(run, summary.outcome) });
    else if (equal) equal.push(run);
    else missing.set(run.key, [run]);
  }
  return missing;
}

/** Tells of a run that was done, and of those that are equal to it, which were not. */
export function tellFinished(
  equal: readonly PlannedRun[],
  outcome: Outcome,
  onRun: ExecuteOptions["onRun"],
): void {
  for (const [index, run] of equal.entries()) onRun({ reused: index > 0, ...whatCame(run, outcome) });
}

const whatCame = ({ plan }: PlannedRun, { kind }: Outcome) => ({
  diverged: kind === "diverged",
  steps: plan.settings.training.steps,
});

/** The summary of a finished run; null where it, or the record that a report needs of it, cannot be read. */
export function stored({ plan: { detailed }, key }: PlannedRun, store: RunStore): RunSummary | null {
  return detailed && store.record(key) === null ? null : store.summary(key);
}
