import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunSummary } from "../../src/measures/summary.ts";
import { toPortable } from "../../src/runs/portable.ts";
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
  checks: { steps: Int32Array.of(0), values: Float64Array.of(0.5) },
} as RunRecord;

/** A store that remembers what it said of damage: the file's name, and why. */
function listening() {
  const told: string[] = [];
  const onDamaged = (path: string, why: string) => void told.push(`${path.slice(folder.length + 1)}: ${why}`);
  return { store: openStore(folder, { onDamaged }), told };
}

describe("the store of finished runs", () => {
  it("gives back what was put in", () => {
    const store = openStore(folder);
    store.put("abc", summary, record);
    expect(store.summary("abc")).toEqual(summary);
    expect(store.record("abc")).toEqual(record);
  });

  it("waits for the disk, where there is something to wait for", async () => {
    const store = openStore(folder);
    store.put("abc", summary, record);
    expect(await store.synced("abc")).toBeUndefined();
    await expect(store.synced("def")).rejects.toThrow("ENOENT");
  });

  it("says nothing of a run that is not there, whole or half", () => {
    const { store, told } = listening();
    expect(store.summary("abc")).toBeNull();
    mkdirSync(join(folder, "half"));
    writeFileSync(join(folder, "half", "summary.run"), "");
    expect(store.summary("half")).toBeNull();
    expect(store.record("half")).toBeNull();
    expect(told).toEqual([]);
  });

  it("notices every flipped byte of either file, and every length", () => {
    const { store, told } = listening();
    store.put("abc", summary, record);
    for (const part of ["summary", "record"] as const) {
      const path = join(folder, "abc", `${part}.run`);
      const whole = readFileSync(path);
      for (let byte = 0; byte < whole.length; byte++) {
        const flipped = Buffer.from(whole);
        flipped[byte]! ^= 1;
        writeFileSync(path, flipped);
        expect(store[part]("abc"), `${part}, byte ${byte}`).toBeNull();
      }
      for (const length of [0, 8, 87, 88, whole.length - 1]) {
        writeFileSync(path, whole.subarray(0, length));
        expect(store[part]("abc"), `${part}, ${length} bytes`).toBeNull();
        // A record is not read for its run's summary, but its length is known.
        expect(store.summary("abc"), `${part}, ${length} bytes`).toBeNull();
      }
      writeFileSync(path, Buffer.concat([whole, Buffer.of(0)]));
      expect(store[part]("abc")).toBeNull();
      writeFileSync(path, whole);
      expect(store[part]("abc")).not.toBeNull();
    }
    expect(new Set(told)).toContain("abc/record.run: its bytes are not those that were written");
  });

  it("notices another run's file, the other part's file, and one without a head", () => {
    const { store, told } = listening();
    const at = (key: string, part: string) => join(folder, key, `${part}.run`);
    store.put("abc", summary, record);
    store.put("def", { ...summary, stepsDone: 4 }, record);
    copyFileSync(at("def", "summary"), at("abc", "summary"));
    expect(store.summary("abc")).toBeNull();
    copyFileSync(at("def", "record"), at("def", "summary"));
    expect(store.summary("def")).toBeNull();
    writeFileSync(at("def", "summary"), toPortable({}));
    expect(store.summary("def")).toBeNull();
    expect(told).toEqual([
      "abc/summary.run: it is another run's",
      "def/summary.run: its bytes are not those that were written",
      "def/summary.run: it is no stored run",
    ]);
  });

  it("puts a run in place of whatever is in the way, and leaves no temporary name behind", () => {
    const { store, told } = listening();
    store.put("abc", summary, record);
    store.put("abc", { ...summary, stepsDone: 4 }, record);
    expect(store.summary("abc")?.stepsDone).toBe(4);
    writeFileSync(join(folder, "file"), "");
    mkdirSync(join(folder, "folder", "summary.run", "x"), { recursive: true });
    mkdirSync(join(folder, "folder", "record.run"));
    symlinkSync(join(folder, "nowhere"), join(folder, "link"));
    for (const key of ["file", "folder", "link"]) {
      expect(store.summary(key)).toBeNull();
      store.put(key, summary, record);
      expect(store.summary(key), key).toEqual(summary);
    }
    expect(told).toEqual([
      "file/record.run: a file and a folder have changed places",
      "folder/record.run: a file and a folder have changed places",
    ]);
    expect(readdirSync(folder).sort()).toEqual(["abc", "file", "folder", "link"]);
  });

  it("throws where it may not be read, instead of knowing nothing", () => {
    const store = openStore(folder);
    mkdirSync(join(folder, "abc"));
    symlinkSync("record.run", join(folder, "abc", "record.run"));
    expect(() => store.summary("abc")).toThrow("ELOOP");
    writeFileSync(join(folder, "file"), "");
    expect(() => openStore(join(folder, "file")).summary("abc")).toThrow("ENOTDIR");
  });

  it("tidies what it left half-written itself, and what others left an hour ago", () => {
    const store = openStore(folder);
    const [own, others, left] = [`.writing-${store.writer}-1`, ".writing-other-1", ".writing-gone-1"];
    for (const name of [own, others, left]) mkdirSync(join(folder, name));
    const hourAgo = Date.now() / 1000 - 3601;
    utimesSync(join(folder, left), hourAgo, hourAgo);
    store.put("abc", summary, record);
    store.tidy();
    expect(readdirSync(folder).sort()).toEqual([others, "abc"]);
  });
});
