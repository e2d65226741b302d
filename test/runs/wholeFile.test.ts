import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { whenWhole, writePassingFile, writeWholeFile } from "../../src/runs/wholeFile.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ics-lab-whole-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ways = { writeWholeFile, writePassingFile, whenWhole };

describe.each(Object.entries(ways))("%s", (_, write) => {
  it("writes what it is given, over what was there, and leaves nothing else", async () => {
    const file = join(folder, "new", "page.html");
    await write(file, "old, and longer");
    await write(file, new TextEncoder().encode("rosé"));
    expect(readFileSync(file, "utf8")).toBe("rosé");
    expect(readdirSync(join(folder, "new"))).toEqual(["page.html"]);
  });

  it("leaves nothing of what it could not write, and says why", async () => {
    const file = join(folder, "page.html");
    mkdirSync(join(file, "full"), { recursive: true });
    await expect(async () => write(file, "text")).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder)).toEqual(["page.html"]);
  });
});

it("has no name before the disk has it, though it is written", async () => {
  const file = join(folder, "table.parquet");
  const whole = whenWhole(file, "rows");
  const [temporary] = readdirSync(folder);
  expect(existsSync(file)).toBe(false);
  expect(readFileSync(join(folder, temporary!), "utf8")).toBe("rows");
  await whole;
  expect(readdirSync(folder)).toEqual(["table.parquet"]);
});
