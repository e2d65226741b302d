import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { summarize } from "../../src/measures/summarize.ts";
import { contentsAt } from "../../src/queue/contents.ts";
import { takeReturned } from "../../src/queue/returned.ts";
import { toEntry } from "../../src/runs/entry.ts";
import { openStore } from "../../src/runs/store.ts";
import { trainRun } from "../../src/runs/trainRun.ts";
import { smallPlan, smallSettings } from "../runs/smallRun.ts";
import { fakeClient } from "./fakeClient.ts";

const plan = smallPlan({
  training: { ...smallSettings.training, steps: 10 },
  tracking: { ...smallSettings.tracking, observe: [], plane: null },
});
const key = "1".repeat(40);
const run = { plan, key, round: "reported" as const };
const record = trainRun(plan);
const summary = summarize(record);

function bench() {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-returned-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = openStore(folder);
  const contents = contentsAt(fakeClient());
  const take = async (recordBytes: Uint8Array, summaryBytes: Uint8Array) =>
    takeReturned(
      run,
      { key, record: await contents.put(recordBytes), summary: await contents.put(summaryBytes) },
      store,
      contents,
    );
  return { store, contents, take };
}
const [recordEntry, summaryEntry] = [toEntry(key, "record", record), toEntry(key, "summary", summary)];

describe("a run that was returned over a queue", () => {
  it("is in the store as the worker's own had it", async () => {
    const { store, take } = bench();
    expect(await take(recordEntry, summaryEntry)).toBe(true);
    expect(store.record(key)).toEqual(record);
    expect(store.summary(key)).toEqual(summary);
  });

  it("is not taken where its bytes are another run's, changed, cut, exchanged, or no run at all", async () => {
    const { store, take } = bench();
    const changed = Uint8Array.from(recordEntry);
    changed[changed.length - 1]! ^= 1;
    const bad: [Uint8Array, Uint8Array, string][] = [
      [toEntry("2".repeat(40), "record", record), summaryEntry, "it is another run's"],
      [changed, summaryEntry, "its bytes are not those that were written"],
      [recordEntry.subarray(0, 500), summaryEntry, "it has 500 of"],
      [summaryEntry, recordEntry, "its bytes are not those that were written"],
      [toEntry(key, "record", { rose: 1 }), summaryEntry, "it is no run's record and summary"],
      [recordEntry, toEntry(key, "summary", { ...summary, stepsDone: 11 }), "more than the 10 steps"],
      [new TextEncoder().encode("rose"), summaryEntry, "it is no stored run"],
    ];
    for (const [recordBytes, summaryBytes, why] of bad)
      await expect(take(recordBytes, summaryBytes)).rejects.toThrow(why);
    expect(store.summary(key)).toBeNull();
  });

  it("is not there where its bytes are gone from the server, or where a folder that is not shared was told of", async () => {
    const { store, contents } = bench();
    const gone = { key, record: "0".repeat(64), summary: "0".repeat(64) };
    expect(await takeReturned(run, gone, store, contents)).toBe(false);
    expect(await takeReturned(run, { key, stored: true }, store, contents)).toBe(false);
    store.put(key, summary, record);
    expect(await takeReturned(run, { key, stored: true }, store, contents)).toBe(true);
  });
});
