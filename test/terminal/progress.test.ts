import { afterEach, describe, expect, it, vi } from "vitest";
import { createProgress } from "../../src/terminal/progress.ts";

const isTTY = process.stderr.isTTY;

afterEach(() => {
  process.stderr.isTTY = isTTY;
  vi.restoreAllMocks();
});

/** What standard error is told from now on, by a terminal or by what is none. */
function linesTold(isTerminal = false): string[] {
  process.stderr.isTTY = isTerminal;
  const told: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  return told;
}

describe("progress on a terminal", () => {
  it("has a bar for each look, with what is said between them below one and above the next", () => {
    const told = linesTold(true);
    const progress = createProgress({ quiet: false });
    progress.start({ runs: 2, steps: 20, goesOn: true });
    const run = { reused: false, diverged: false, steps: 10 };
    progress.advance(run);
    progress.advance(run);
    progress.say(["  12 seeds: 0 of 1 finding decided"]);
    progress.extend({ runs: 1, steps: 10 });
    progress.advance(run);
    progress.say(["  16 seeds: 1 of 1 finding decided"]);
    progress.extend({ runs: 0, steps: 0 });
    progress.stop();
    const text = told.join("");
    const places = ["2/2 runs", "12 seeds", "2/3 runs", "3/3 runs", "16 seeds"].map((words) =>
      text.indexOf(words),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
  });

  it("goes on below what is said while runs are left", () => {
    const told = linesTold(true);
    const progress = createProgress({ quiet: false });
    progress.start({ runs: 2, steps: 20, goesOn: true });
    progress.advance({ reused: false, diverged: false, steps: 10 });
    progress.say(["  at the queue: 1 worker, 1 thread"]);
    progress.advance({ reused: false, diverged: false, steps: 10 });
    progress.stop();
    const text = told.join("");
    expect(text.indexOf("2/2 runs")).toBeGreaterThan(text.indexOf("at the queue"));
  });
});

describe("progress without a terminal", () => {
  it("moves inside a long run, in steps, and tells from the rate what is left", () => {
    const told = linesTold();
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const progress = createProgress({ quiet: false });
    progress.start({ runs: 2, steps: 20_000 });
    now = 3000;
    progress.within(1000);
    progress.within(2000);
    // 2,000 steps took 3 s: 18,000 take 27.
    expect(told).toEqual(["  0/2 runs · 2,000 of 20,000 steps · 27 s left · 0 diverged\n"]);
    now = 10_000;
    progress.advance({ reused: false, diverged: true, steps: 10_000 });
    expect(told.at(-1)).toBe("  1/2 runs · 10,000 of 20,000 steps · 10 s left · 1 diverged\n");
    // Done is what is finished, not what has made its steps.
    progress.within(10_000);
    expect(told.at(-1)).toBe("  1/2 runs · 19,999 of 20,000 steps · 1 s left · 1 diverged\n");
    progress.advance({ reused: false, diverged: false, steps: 10_000 });
    expect(told.at(-1)).toBe("  2/2 runs · 20,000 of 20,000 steps · 0 s left · 1 diverged\n");
    expect(told).toHaveLength(4);
  });

  it("takes no rate from what was found in the store", () => {
    const told = linesTold();
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const progress = createProgress({ quiet: false });
    progress.start({ runs: 3, steps: 30 });
    progress.advance({ reused: true, diverged: false, steps: 10 });
    expect(told).toEqual(["  1/3 runs · from the store · 0 diverged\n"]);
    now = 5000;
    progress.advance({ reused: false, diverged: false, steps: 10 });
    expect(told.at(-1)).toBe("  2/3 runs · 20 of 30 steps · 5 s left · 0 diverged\n");
  });
});
