import { describe, expect, it } from "vitest";
import type { RunSummary } from "../../src/measures/summary.ts";
import type { RunStore } from "../../src/runs/store.ts";
import { finishedSummary, keepingSummaries } from "../../src/runs/summaries.ts";

/** A store that holds the runs "a" to "d", and counts what is read of it. */
function countingStore() {
  const reads: string[] = [];
  const store = {
    folder: "reports/.runs",
    summary(key: string) {
      reads.push(key);
      return "abcd".includes(key) ? ({ stepsDone: key.charCodeAt(0) } as RunSummary) : null;
    },
  } as RunStore;
  return { store, reads };
}

describe("summaries out of the store", () => {
  it("are read when they are asked for, and once where they fit", () => {
    const { store, reads } = countingStore();
    const keeping = keepingSummaries(store);
    expect(reads).toEqual([]);
    for (const key of [..."abab"]) expect(keeping.summary(key)!.stepsDone).toBe(key.charCodeAt(0));
    expect(reads).toEqual(["a", "b"]);
  });

  it("stay in memory no more than they may: the first", () => {
    const { store, reads } = countingStore();
    const keeping = keepingSummaries(store, 2);
    for (const key of [..."abcdabcd"]) expect(keeping.summary(key)!.stepsDone).toBe(key.charCodeAt(0));
    expect(reads.join("")).toBe("abcdcd");
  });

  it("are looked for again where there were none: a run may be finished meanwhile", () => {
    const { store, reads } = countingStore();
    const keeping = keepingSummaries(store);
    expect([keeping.summary("e"), keeping.summary("e")]).toEqual([null, null]);
    expect(reads).toEqual(["e", "e"]);
  });

  it("say which run has gone", () => {
    const { store } = countingStore();
    expect(finishedSummary(store, "a").stepsDone).toBe(97);
    expect(() => finishedSummary(store, "e")).toThrow(
      "run e was finished, but is no longer in reports/.runs",
    );
  });
});
