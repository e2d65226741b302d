import { mkdirSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { lockScenario } from "../../src/runs/lock.ts";

it("a lock from the future is told with the file to remove", async () => {
  const reports = mkdtempSync(join(tmpdir(), "ics-lab-lock-"));
  onTestFinished(() => rmSync(reports, { recursive: true, force: true }));
  const lock = join(reports, ".runs", ".buds.lock");
  mkdirSync(lock, { recursive: true });
  const future = new Date("2100-01-01T00:00:00Z");
  utimesSync(lock, future, future);
  await expect(lockScenario(reports, "buds", () => Date.parse("2026-01-01"))).rejects.toThrow(
    `${lock} is a lock from the future (2100-01-01T00:00:00.000Z), which never ends by itself: remove it if no other process is running buds`,
  );
});
