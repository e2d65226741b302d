import { mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockScenario } from "../../src/runs/lock.ts";

let reports: string;
beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), "ics-lab-lock-"));
});
afterEach(() => rmSync(reports, { recursive: true }));

describe("the lock of a scenario", () => {
  it("is taken, given back and taken again", async () => {
    await (await lockScenario(reports, "small"))();
    await (await lockScenario(reports, "small"))();
  });

  it("is taken over from a process that was killed, though not from the future, which says what to remove", async () => {
    const lock = join(reports, ".runs", ".small.lock");
    mkdirSync(lock, { recursive: true });
    const set = (seconds: number) => utimesSync(lock, seconds, seconds);
    set(Date.now() / 1000 + 24 * 60 * 60);
    await expect(lockScenario(reports, "small")).rejects.toThrow(`remove it: rm -r ${lock}`);
    set(Date.now() / 1000 - 60);
    await (await lockScenario(reports, "small"))();
  });

  it("may be lost: giving it back is no error", async () => {
    const release = await lockScenario(reports, "small");
    rmSync(join(reports, ".runs", ".small.lock"), { recursive: true });
    await release();
  });
});
