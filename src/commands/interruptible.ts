import { type ExecuteOptions, Interrupted } from "../runs/execute.ts";
import { Stopped } from "../terminal/fail.ts";
import { createProgress } from "../terminal/progress.ts";

/**
 * Runs with a bar, until Ctrl-C ends the workers.
 *
 * @param stopped tidies up after that, and says what was kept of `done` runs
 */
export async function interruptible<Result>(
  { total, quiet }: { readonly total: number; readonly quiet: boolean },
  work: (signal: AbortSignal, onRun: ExecuteOptions["onRun"]) => Promise<Result>,
  stopped: (done: number) => string,
): Promise<Result> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const progress = createProgress({ quiet });
  let done = 0;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  progress.start(total);
  try {
    return await work(abort.signal, (one) => {
      done++;
      progress.advance(one);
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    progress.stop();
    throw new Stopped(stopped(done));
  } finally {
    progress.stop();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeListener(signal, stop);
  }
}
