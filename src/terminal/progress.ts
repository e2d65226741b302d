import { Presets, SingleBar } from "cli-progress";

/** Shows how far a batch of runs is. */
export interface Progress {
  start(total: number): void;
  advance(run: { readonly reused: boolean; readonly diverged: boolean }): void;
  stop(): void;
}

/** A bar on a terminal, a line every tenth elsewhere, nothing when quiet. Writes to standard error. */
export function createProgress({ quiet }: { readonly quiet: boolean }): Progress {
  if (quiet) return { start: () => {}, advance: () => {}, stop: () => {} };
  return process.stderr.isTTY ? bar() : lines();
}

function bar(): Progress {
  const line = new SingleBar(
    {
      format: "  {bar} {value}/{total} runs · {remaining} · {diverged} diverged",
      hideCursor: true,
      stopOnComplete: true,
      gracefulExit: false,
      etaBuffer: 16,
    },
    Presets.shades_classic,
  );
  const clock = remainingTime();
  let diverged = 0;
  return {
    start: (total) => {
      clock.start(total);
      line.start(total, 0, { diverged, remaining: "starting" });
    },
    advance: (run) => {
      if (run.diverged) diverged++;
      line.increment(1, { diverged, remaining: clock.advance(run.reused) });
    },
    stop: () => line.stop(),
  };
}

function lines(): Progress {
  const clock = remainingTime();
  let total = 0;
  let done = 0;
  let diverged = 0;
  return {
    start: (count) => {
      total = count;
      clock.start(count);
    },
    advance: (run) => {
      done++;
      if (run.diverged) diverged++;
      const remaining = clock.advance(run.reused);
      const tenth = Math.max(1, Math.floor(total / 10));
      if (done % tenth === 0 || done === total)
        process.stderr.write(`  ${done}/${total} runs · ${remaining} · ${diverged} diverged\n`);
    },
    stop: () => {},
  };
}

/** Rate and remaining time from the runs really done; runs found in the store say nothing about either. */
function remainingTime() {
  let total = 0;
  let done = 0;
  let reused = 0;
  let began = 0;
  return {
    start(count: number) {
      total = count;
      began = performance.now();
    },
    advance(isReused: boolean): string {
      done++;
      if (isReused) reused++;
      const made = done - reused;
      if (made === 0) return "from the store";
      const perRun = (performance.now() - began) / 1000 / made;
      return `${(1 / perRun).toFixed(1)} a second · ${Math.ceil(perRun * (total - done))} s left`;
    },
  };
}
