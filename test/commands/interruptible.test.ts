import { afterEach, describe, expect, it, vi } from "vitest";
import { interruptible } from "../../src/commands/interruptible.ts";
import { Interrupted } from "../../src/runs/execute.ts";
import { Stopped } from "../../src/terminal/fail.ts";
import { onStopSignals, type StopSignal, stopSignals } from "../../src/terminal/stopSignals.ts";

afterEach(() => vi.restoreAllMocks());

const quiet = { total: { runs: 4, steps: 40 }, quiet: true };
const kept = (done: number) => `${done} of 4 runs are kept`;

/** Work that ends when it is told to, as a pool of workers does. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, fail) => signal.addEventListener("abort", () => fail(new Interrupted())));

/** Passes over the time within which two signals are one press. */
function later(): void {
  const now = performance.now();
  vi.spyOn(performance, "now").mockImplementation(() => now + 10_000);
}

describe("interruptible", () => {
  it("stops at the first signal, with its exit code and what is kept", async () => {
    for (const signal of Object.keys(stopSignals) as StopSignal[]) {
      const stopped = interruptible(
        quiet,
        ({ signal: abort, onRun }) => {
          onRun({ reused: false, diverged: false, steps: 10 });
          return untilAborted(abort);
        },
        async () => expect.unreachable(),
        kept,
      ).catch((error: unknown) => error);
      process.emit(signal, signal);
      expect(await stopped).toMatchObject({ signal, message: "stopped: 1 of 4 runs are kept" });
      expect(await stopped).toBeInstanceOf(Stopped);
    }
    expect(stopSignals).toEqual({ SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 });
  });

  it("finishes a report that was begun, and hands on that a signal came", async () => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { result, asked } = await interruptible(
      quiet,
      async () => 1,
      async (made) => {
        process.emit("SIGTERM", "SIGTERM");
        return made + 1;
      },
      kept,
    );
    expect([result, asked]).toEqual([2, "SIGTERM"]);
  });

  it("hears what came while nothing was waited for", async () => {
    const { asked } = await interruptible(
      quiet,
      async () => 1,
      async () => void setImmediate(() => process.emit("SIGINT", "SIGINT")),
      kept,
    );
    expect(asked).toBe("SIGINT");
  });

  it("ends at once at a second signal, and says what is kept; an echo of the first is none", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
    await interruptible(
      quiet,
      async () => 1,
      async () => {
        process.emit("SIGINT", "SIGINT");
        process.emit("SIGINT", "SIGINT");
        expect(exit).not.toHaveBeenCalled();
        later();
        process.emit("SIGHUP", "SIGHUP");
        expect(exit).toHaveBeenCalledExactlyOnceWith(129);
      },
      kept,
    );
    expect(said.mock.calls.join("")).toContain("ended at once: 0 of 4 runs are kept");
  });

  it("leaves no listener behind", async () => {
    const before = process.listenerCount("SIGINT");
    await interruptible(
      quiet,
      async () => 1,
      async () => 2,
      kept,
    );
    onStopSignals(() => {})();
    expect(process.listenerCount("SIGINT")).toBe(before);
  });
});
