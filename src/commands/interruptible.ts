import { type ExecuteOptions, Interrupted } from "../runs/execute.ts";
import { Stopped } from "../terminal/fail.ts";
import { createProgress, type Progress } from "../terminal/progress.ts";
import { onStopSignals, type StopSignal, stopSignals } from "../terminal/stopSignals.ts";

/**
 * Runs with a bar, until Ctrl-C or its kin end the workers; then what comes of the runs, which takes seconds and is
 * finished first. A second signal ends the program at once.
 *
 * @param kept says what is kept after `done` runs
 * @returns what came of them, and the signal that came too late to stop it
 */
export async function interruptible<Made, Result>(
  { total, quiet }: { readonly total: Parameters<Progress["start"]>[0]; readonly quiet: boolean },
  work: (
    options: Pick<ExecuteOptions, "signal" | "onRun"> & Required<Pick<ExecuteOptions, "onSteps">>,
    progress: Pick<Progress, "extend" | "say">,
  ) => Promise<Made>,
  finish: (made: Made) => Promise<Result>,
  kept: (done: number) => string,
): Promise<{ readonly result: Result; readonly asked: StopSignal | null }> {
  const abort = new AbortController();
  const progress = createProgress({ quiet });
  let done = 0;
  let asked: StopSignal | null = null;
  let isFinishing = false;
  const forget = onStopSignals((signal) => {
    if (asked !== null) {
      progress.stop();
      process.stderr.write(`\nended at once: ${kept(done)}\n`);
      process.exit(stopSignals[signal]);
    }
    asked = signal;
    abort.abort();
    if (isFinishing) process.stderr.write("\nthe report is written first; once more ends at once\n");
  });
  /** Null where no signal came; the compiler does not see that another function sets it. */
  const heard = () => asked as StopSignal | null;
  progress.start(total);
  try {
    const told = {
      signal: abort.signal,
      onRun(one: Parameters<typeof progress.advance>[0]) {
        done++;
        progress.advance(one);
      },
      onSteps: progress.within,
    };
    const made = await work(told, progress);
    progress.stop();
    if (heard() !== null) throw new Interrupted();
    isFinishing = true;
    const result = await finish(made);
    await signalsHeard();
    return { result, asked: heard() };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    progress.stop();
    throw new Stopped(`stopped: ${kept(done)}`, heard() ?? "SIGINT");
  } finally {
    progress.stop();
    forget();
  }
}

/** What came while nothing was waited for is delivered when the event loop has gone round. */
async function signalsHeard(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((next) => setImmediate(next));
}
