import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeFolder } from "../../src/runs/makeFolder.ts";

const before = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ics-lab-folder-"));
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

it("makes a folder with all that it stands in, once", () => {
  const deep = join(folder, "a", "b", "c");
  makeFolder(deep);
  makeFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
});

it("says what stands in its way", () => {
  writeFileSync(join(folder, "a"), "");
  expect(() => makeFolder(join(folder, "a", "b"))).toThrow(/EEXIST|ENOTDIR/);
});

it("ends where the folder that it begins in has been deleted", () => {
  const here = join(folder, "here");
  mkdirSync(here);
  process.chdir(here);
  rmSync(here, { recursive: true });
  expect(() => makeFolder("reports/small")).toThrow("ENOENT");
  expect(existsSync(here)).toBe(false);
});
