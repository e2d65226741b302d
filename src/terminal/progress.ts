import { Presets, SingleBar } from "cli-progress";

interface Finished {
  readonly reused: boolean;
  readonly diverged: boolean;
  /** That it was planned for. */
  readonly steps: number;
}

interface Total {
  readonly runs: number;
  readonly steps: number;
  /** Whether there may be more to do, which is known when these are done. */
  readonly goesOn?: boolean;
}

/** Shows how far a batch of runs is, in runs and in steps. */
export interface Progress {
  start(total: Total): void;
  /** So much more is to be done than was told. */
  extend(more: Total): void;
  /** Lines between, which stay. */
  say(lines: readonly string[]): void;
  advance(run: Finished): void;
  /** The runs that are not finished have made so many steps. */
  within(steps: number): void;
  stop(): void;
}

/** A bar on a terminal, a line every tenth of the steps elsewhere, nothing when quiet. Writes to standard error. */
export function createProgress({ quiet }: { readonly quiet: boolean }): Progress {
  const nothing = () => {};
  if (quiet)
    return {
      start: nothing,
      extend: nothing,
      say: nothing,
      advance: nothing,
      within: nothing,
      stop: nothing,
    };
  return process.stderr.isTTY ? bar() : lines();
}

function newBar(): SingleBar {
  return new SingleBar(
    {
      format: "  {bar} {runs} · {remaining} · {diverged} diverged",
      hideCursor: true,
      stopOnComplete: true,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
}

function bar(): Progress {
  const count = createCount();
  let line = newBar();
  // A bar that is complete has ended: what is said after it stands below it, and below that the next one.
  const begin = () => {
    line = newBar();
    line.start(count.total().steps, count.steps(), count.words());
  };
  const show = () => line.update(count.steps(), count.words());
  return {
    start: (total) => {
      count.start(total);
      begin();
    },
    extend(more) {
      count.extend(more);
      if (more.runs > 0) begin();
    },
    say(said) {
      line.stop();
      process.stderr.write(`${said.join("\n")}\n`);
      if (count.share() < 1) begin();
    },
    advance: (run) => {
      count.advance(run);
      show();
    },
    within: (steps) => {
      count.within(steps);
      show();
    },
    stop: () => line.stop(),
  };
}

function lines(): Progress {
  const count = createCount();
  let tenthsTold = 0;
  const say = (said: readonly string[]) => void process.stderr.write(`${said.join("\n")}\n`);
  const tell = () => {
    const tenths = Math.floor(10 * count.share());
    if (tenths <= tenthsTold) return;
    tenthsTold = tenths;
    const { runs, remaining, diverged } = count.words();
    say([`  ${runs} · ${remaining} · ${diverged} diverged`]);
  };
  return {
    start: count.start,
    extend(more) {
      count.extend(more);
      tenthsTold = Math.floor(10 * count.share());
    },
    say,
    advance: (run) => {
      count.advance(run);
      tell();
    },
    within: (steps) => {
      count.within(steps);
      tell();
    },
    stop: () => {},
  };
}

/** What is done, and from what was really made the time that is left; runs found in the store say nothing about that. */
function createCount() {
  let total: Total = { runs: 0, steps: 0 };
  let done = { runs: 0, steps: 0 };
  let reused = 0;
  let inside = 0;
  let diverged = 0;
  let began = 0;
  // The last step counts when the last run is finished, and stored.
  const steps = () =>
    Math.max(0, Math.min(total.steps - (done.runs < total.runs ? 1 : 0), done.steps + inside));

  function remaining(): string {
    const made = steps() - reused;
    if (made === 0) return done.runs === 0 ? "starting" : "from the store";
    const perStep = (performance.now() - began) / 1000 / made;
    const left = Math.ceil(perStep * (total.steps - steps()));
    return `${steps().toLocaleString("en")} of ${total.steps.toLocaleString("en")} steps · ${left} s ${total.goesOn ? "to the next look" : "left"}`;
  }

  return {
    start(all: Total) {
      total = all;
      began = performance.now();
    },
    extend(more: Total) {
      total = { ...total, runs: total.runs + more.runs, steps: total.steps + more.steps };
    },
    total: () => total,
    advance(run: Finished) {
      done = { runs: done.runs + 1, steps: done.steps + run.steps };
      inside = Math.max(0, inside - run.steps);
      if (run.reused) reused += run.steps;
      if (run.diverged) diverged++;
    },
    within(made: number) {
      inside = made;
    },
    steps,
    share: () => (total.steps > 0 ? steps() / total.steps : done.runs / total.runs),
    words: () => ({ runs: `${done.runs}/${total.runs} runs`, remaining: remaining(), diverged }),
  };
}
