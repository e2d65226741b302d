import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder, smallScenario } from "./lab.ts";

/** A folder with two scenarios in scenarios/: 16 runs and 4. */
function twoScenarios(): string {
  const folder = labFolder();
  mkdirSync(join(folder, "scenarios"));
  writeFileSync(join(folder, "scenarios", "first.yaml"), smallScenario);
  const second = smallScenario
    .replace("title: A small scenario", "title: Another")
    .replace("batchSize: 16", "batchSize: 8")
    .replace(/vary:[\s\S]*$/, "seeds: 4\n");
  writeFileSync(join(folder, "scenarios", "second.yaml"), second);
  return folder;
}

const runAll = (folder: string, ...flags: string[]) =>
  lab(folder, "run", "--all", "--workers", "2", ...flags);

describe("lab run --all", () => {
  it("shows one plan of all scenarios before any of them, then runs them", async () => {
    const { status, stdout } = await runAll(twoScenarios());
    expect(status).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/^2 scenarios, 20 runs, 0 of them finished: about \d+ seconds? on 2 workers$/);
    expect(lines[1]).toMatch(/^ {2}scenario +runs +finished +expected$/);
    expect(lines[2]).toMatch(/^ {2}first +16 +0 +\d+ seconds?$/);
    expect(lines[3]).toMatch(/^ {2}second +4 +0 +\d+ seconds?$/);
    expect(lines[4]).toBe("");
    expect(lines[5]).toBe("A small scenario");
    expect(stdout).toContain(join("reports", "second", "index.html"));
  });

  it("counts what the store holds, whatever was changed meanwhile, and nothing when told to start afresh", async () => {
    const folder = twoScenarios();
    await lab(folder, "run", "second", "--workers", "2");
    expect((await runAll(folder, "--seeds", "5")).stdout).toContain("15 runs, 4 of them finished");
    const after = (await runAll(folder)).stdout.split("\n");
    expect(after[2]).toMatch(/^ {2}first +16 +10 /);
    expect(after[3]).toMatch(/^ {2}second +4 +4 /);
    expect((await runAll(folder, "--fresh")).stdout).toContain("20 runs, 0 of them finished");
  });

  it("plans the quick runs, too", async () => {
    const { stdout } = await runAll(twoScenarios(), "--quick");
    expect(stdout).toMatch(/^2 scenarios, 9 runs, 0 of them finished/);
    expect(stdout).toContain("quick, 3 seeds");
  });

  it("shows no plan where a scenario has faults, nor with --quiet or --json", async () => {
    const folder = twoScenarios();
    expect(await runAll(folder, "--quiet")).toEqual({ status: 0, stdout: "", stderr: "" });
    const { stdout: json } = await runAll(folder, "--json");
    expect(() => JSON.parse(json)).not.toThrow();
    writeFileSync(join(folder, "scenarios", "third.yaml"), "title: No more than this\n");
    const { status, stdout, stderr } = await runAll(folder);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("third.yaml has");
  });
});
