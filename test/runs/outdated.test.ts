import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { removeOutdated } from "../../src/runs/outdated.ts";

it("removes runs of another arithmetic that are old enough, and nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-outdated-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const ours = "0".repeat(64);
  const made = (name: string, days: number) => {
    mkdirSync(join(folder, name));
    const seconds = Date.now() / 1000 - days * 24 * 60 * 60;
    utimesSync(join(folder, name), seconds, seconds);
    return name;
  };
  const kept = [
    made(`00000000${"a".repeat(32)}`, 400),
    made("b".repeat(40), 29),
    made(".small.lock", 400),
    made("notes of mine", 400),
  ];
  made("c".repeat(40), 31);
  expect(removeOutdated(folder, ours, 30)).toEqual({ removed: 1, kept: 2 });
  expect(readdirSync(folder).sort()).toEqual(kept.sort());
});
