import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunSummary } from "../../src/measures/summary.ts";
import { openStore } from "../../src/runs/store.ts";
import type { RunRecord } from "../../src/tracking/record.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ics-lab-store-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const summary = { stepsDone: 3 } as RunSummary;
const record = {
  stepsDone: 3,
  checks: { steps: Int32Array.of(0), accuracy: Float64Array.of(0.5) },
} as RunRecord;

describe("the store of finished runs", () => {
  it("gives back what was put in", () => {
    const store = openStore(folder);
    store.put("abc", summary, record);
    expect(store.summary("abc")).toEqual(summary);
    expect(store.record("abc")).toEqual(record);
  });

  it("knows nothing of a run that is not there, half there, or broken", () => {
    const store = openStore(folder);
    expect(store.summary("abc")).toBeNull();
    mkdirSync(join(folder, "half"));
    writeFileSync(join(folder, "half", "summary.run"), "");
    expect(store.summary("half")).toBeNull();
    store.put("broken", summary, record);
    writeFileSync(join(folder, "broken", "summary.run"), "rubbish");
    expect(store.summary("broken")).toBeNull();
    writeFileSync(join(folder, "broken", "record.run"), "ICSLAB01 cut");
    expect(store.record("broken")).toBeNull();
  });

  it("overwrites a broken run, leaves no temporary name behind, and tidies what a killed process left", () => {
    const store = openStore(folder);
    mkdirSync(join(folder, ".writing-x-1"));
    store.put("abc", summary, record);
    store.put("abc", { ...summary, stepsDone: 4 }, record);
    expect(store.summary("abc")?.stepsDone).toBe(4);
    store.tidy();
    expect(readdirSync(folder)).toEqual(["abc"]);
  });
});
