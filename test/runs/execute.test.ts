import type { Piscina } from "piscina";
import { describe, expect, it } from "vitest";
import { execute, type Threads } from "../../src/runs/execute.ts";
import type { RunStore } from "../../src/runs/store.ts";
import { twoVariants } from "./twoVariants.ts";

/** Threads that are done with a run as soon as they have it, and remember which they had. */
function quickThreads() {
  const begun: string[] = [];
  const pool = {
    async run({ key }: { readonly key: string }) {
      begun.push(key);
      return { outcome: { kind: "finished" } };
    },
  } as unknown as Piscina;
  const threads: Threads = { most: 1, pool: async () => pool, retire() {}, async destroy() {} };
  return { threads, begun };
}

/** A store without runs, whose disk takes as long as it is told. */
const emptyStore = (synced: RunStore["synced"]) =>
  ({
    folder: "",
    writer: "",
    summary: () => null,
    record: () => null,
    tidy() {},
    synced,
  }) as unknown as RunStore;

const runs = twoVariants(2);

describe("runs that are done here", () => {
  it("are told of when they outlive the machine; the thread is at the next one meanwhile", async () => {
    const { threads, begun } = quickThreads();
    const waiting: (() => void)[] = [];
    let told = 0;
    const done = execute(
      runs,
      emptyStore(() => new Promise((resolve) => void waiting.push(resolve))),
      { threads, fresh: false, signal: new AbortController().signal, onRun: () => void told++ },
    );
    await expect.poll(() => begun.length).toBe(2);
    expect([waiting.length, told]).toEqual([1, 0]);
    for (let run = 0; run < runs.length; run++) {
      await expect.poll(() => waiting.length).toBe(run + 1);
      waiting[run]!();
      await expect.poll(() => told).toBe(run + 1);
    }
    expect(await done).toEqual({ reused: 0 });
  });

  it("end with what the disk said", async () => {
    const { threads } = quickThreads();
    let told = 0;
    const full = emptyStore(async () => {
      throw new Error("ENOSPC");
    });
    const options = { threads, fresh: false, signal: new AbortController().signal, onRun: () => void told++ };
    await expect(execute(runs, full, options)).rejects.toThrow("ENOSPC");
    expect(told).toBe(0);
  });
});
