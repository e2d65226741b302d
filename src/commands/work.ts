import { existsSync } from "node:fs";
import { join } from "node:path";
import { work as workAt } from "../queue/work.ts";
import { labVersion } from "../report/labVersion.ts";
import { counted } from "../report/readableNumbers.ts";
import { currentArithmetic, openThreads } from "../runs/execute.ts";
import { limits } from "../scenario/vocabulary/limits.ts";
import { Stopped, UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { onStopSignals, type StopSignal, stopSignals } from "../terminal/stopSignals.ts";
import { withQueue } from "./withQueue.ts";

export interface WorkFlags {
  readonly queue: string;
  readonly workers: number;
  readonly out?: string;
  readonly idle?: number;
  readonly silence: number;
  readonly maxFile?: number;
  readonly quiet?: boolean;
}

/** How often it is told how many runs are done. */
const TOLD_EACH_MS = 10_000;

/**
 * Does runs that a queue hands out, until Ctrl-C: then the runs that are being trained are finished, and the rest is given
 * back; a second one gives back these, too, a third ends at once.
 */
export async function work(flags: WorkFlags): Promise<void> {
  const store = flags.out === undefined ? null : join(flags.out, ".runs");
  if (store !== null && !existsSync(store))
    throw new UserFault(
      `--out: expected the reports folder of who hands out work, shared with this machine; there is no ${safeText(store)} (without --out finished runs return over the queue)`,
    );
  const say = (text: string) => {
    if (!flags.quiet) process.stdout.write(`${safeText(text)}\n`);
  };
  const arithmetic = currentArithmetic();
  const threads = openThreads(flags.workers);
  const [stop, atOnce] = [new AbortController(), new AbortController()];
  let asked: StopSignal | null = null;
  let runs = 0;
  const forget = onStopSignals((signal) => {
    if (atOnce.signal.aborted) process.exit(stopSignals[signal]);
    if (asked === null)
      process.stderr.write(
        "\nthe runs in training are finished first, the rest goes back; once more gives back all\n",
      );
    else atOnce.abort();
    asked = signal;
    stop.abort();
  });
  const heard = () => asked as StopSignal | null;
  let told = 0;
  const clock = setInterval(() => {
    if (runs > told) say(`  ${counted(runs, "run")} done`);
    told = runs;
  }, TOLD_EACH_MS);
  try {
    await withQueue(
      flags.queue,
      (text) => say(`  ${text}`),
      async (connection) => {
        say(
          `at ${connection.shown} with ${counted(flags.workers, "thread")}, lab ${labVersion} (arithmetic ${arithmetic.slice(0, 8)})`,
        );
        await workAt({
          connection,
          threads,
          arithmetic,
          version: labVersion,
          store,
          silenceSeconds: flags.silence,
          idleSeconds: flags.idle ?? null,
          maxText: flags.maxFile === undefined ? limits.fileBytes : flags.maxFile * 1024,
          signal: stop.signal,
          atOnce: atOnce.signal,
          onSay: (text) => say(`  ${text}`),
          onRun: () => {
            runs++;
          },
        });
      },
    );
    const signal = heard();
    if (signal !== null)
      throw new Stopped(`stopped: ${counted(runs, "run")} done, the rest is given back`, signal);
    say(`  no more work: ${counted(runs, "run")} done`);
  } finally {
    clearInterval(clock);
    forget();
    if (atOnce.signal.aborted) await threads.destroy();
    else threads.retire();
  }
}
