import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { requireFolder } from "../../src/commands/outFolder.ts";
import { UserFault } from "../../src/terminal/fail.ts";

it("makes the folder and its store, or says what lies in the way", () => {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-out-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  writeFileSync(at("file"), "");
  symlinkSync(at("nowhere"), at("dangling"));
  symlinkSync("loop", at("loop"));
  symlinkSync(folder, at("link"));
  for (const [name, why] of [
    ["file", "a file lies where a folder should be"],
    ["file/below", "a file lies where a folder should be"],
    ["dangling", "is a link to something that is not there"],
    ["loop", "a link leads to itself"],
  ] as const) {
    expect(() => requireFolder(at(name)), name).toThrow(UserFault);
    expect(() => requireFolder(at(name)), name).toThrow(`--out: expected a folder; ${at(name)}`);
    expect(() => requireFolder(at(name)), name).toThrow(why);
  }
  requireFolder(at("new/deep"));
  requireFolder(at("link"));
  expect([at("new/deep/.runs"), at(".runs")].map((path) => existsSync(path))).toEqual([true, true]);
});
