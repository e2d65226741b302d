import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const scripts = readdirSync("examples").filter((name) => name.endsWith(".mjs"));

/** What its last lines say that it prints. */
function saidBy(source: string): string {
  const [, said = ""] = source.split("// It prints:\n");
  return said.replaceAll(/^\/\/ {3}/gm, "");
}

/** As a reader would have them, who has installed the lab: `ics-lab` leads to what was built. */
describe("the scripts of examples/", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ics-lab-examples-"));
    const installed = join(folder, "node_modules");
    mkdirSync(join(installed, "ics-lab"), { recursive: true });
    copyFileSync("package.json", join(installed, "ics-lab", "package.json"));
    symlinkSync(resolve("dist"), join(installed, "ics-lab", "lib"));
    symlinkSync(resolve("node_modules/@duckdb"), join(installed, "@duckdb"));
    for (const script of scripts) copyFileSync(join("examples", script), join(folder, script));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are three", () => {
    expect(scripts).toEqual(["own-network.mjs", "own-sampler.mjs", "read-tables.mjs"]);
  });

  it.each(scripts)("%s prints what it says", (script) => {
    const said = saidBy(readFileSync(join("examples", script), "utf8"));
    expect(said.split("\n").length).toBeGreaterThan(2);
    expect(execFileSync(process.execPath, [script], { cwd: folder, encoding: "utf8" })).toBe(said);
  });
});
