import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { lab, labFolder, labProcess, ranFolder, smallScenario, startLab, trackedScenario } from "./lab.ts";

const findings = (folder: string, out = "reports") =>
  readFileSync(join(folder, out, "small", "findings.json"), "utf8");
const storedRuns = (folder: string) => {
  const store = join(folder, "reports", ".runs");
  return existsSync(store) ? readdirSync(store).filter((name) => /^[0-9a-f]{40}$/.test(name)).length : 0;
};

/** The test's own limit ends a wait in vain. */
async function untilStored(folder: string, runs: number): Promise<void> {
  while (storedRuns(folder) < runs) await wait(20);
}

/** So many runs that none of a test's machines finishes them before it is told to stop. */
const endless = ["run", "small.yaml", "--workers", "1", "--seeds", "5000"];

describe("lab run", () => {
  it("writes report, findings, manifest, tables and index, and says where", async () => {
    const folder = labFolder();
    const { status, stdout } = labProcess(folder, "run", "small.yaml");
    expect(status).toBe(0);
    expect(stdout).toContain(join("reports", "small", "index.html"));
    for (const file of [
      "index.html",
      "small/index.html",
      "small/findings.json",
      "small/manifest.json",
      "small/data/README.md",
      "small/data/final.parquet",
      "small/data/final.csv",
    ])
      expect(existsSync(join(folder, "reports", file)), file).toBe(true);
    expect(storedRuns(folder)).toBe(16);
    expect(JSON.parse(findings(folder)).findings).toHaveLength(1);
  });

  it("gives the same bytes with 1 and 4 workers, findings and tables", async () => {
    const folder = labFolder(trackedScenario);
    await lab(folder, "run", "small.yaml", "--workers", "1", "--out", "one");
    await lab(folder, "run", "small.yaml", "--workers", "4", "--out", "four");
    expect(findings(folder, "four")).toBe(findings(folder, "one"));
    for (const table of ["final.parquet", "final.csv", "runs.csv", "curves.parquet", "unit_inputs.parquet"]) {
      const bytes = (out: string) => readFileSync(join(folder, out, "small", "data", table));
      expect(bytes("four").equals(bytes("one")), table).toBe(true);
    }
  });

  it("goes on after kill -9 where it stopped, to the same bytes", async () => {
    const [killed, whole] = [labFolder(), await ranFolder()];
    const process = startLab(killed, ...endless);
    await untilStored(killed, 4);
    process.kill("SIGKILL");
    await new Promise((ended) => process.once("exit", ended));
    expect(existsSync(join(killed, "reports", "small--seeds-5000"))).toBe(false);
    const { status, stdout } = await lab(killed, "run", "small.yaml");
    expect(status).toBe(0);
    expect(Number(/(\d+) of them found in the store/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(4);
    expect(findings(killed)).toBe(findings(whole));
  });

  it("keeps what is finished at Ctrl-C, with exit code 130", async () => {
    const folder = labFolder();
    const process = startLab(folder, ...endless);
    await untilStored(folder, 2);
    process.kill("SIGINT");
    const code = await new Promise((done) => process.once("exit", done));
    expect(code).toBe(130);
    expect(storedRuns(folder)).toBeGreaterThanOrEqual(2);
    expect(
      readdirSync(join(folder, "reports", ".runs")).filter((name) => name.startsWith(".writing")),
    ).toEqual([]);
  });

  it("does nothing twice, unless fresh; more seeds cost only the new ones, beside the full report", async () => {
    const folder = await ranFolder();
    expect((await lab(folder, "run", "small.yaml")).stdout).toContain("16 of them found in the store");
    expect((await lab(folder, "run", "small.yaml", "--fresh")).stdout).toContain(
      " 0 of them found in the store",
    );
    expect((await lab(folder, "run", "small.yaml", "--seeds", "9")).stdout).toContain(
      "16 of them found in the store",
    );
    expect(existsSync(join(folder, "reports", "small--seeds-9", "index.html"))).toBe(true);
    expect(JSON.parse(findings(folder))).toMatchObject({ exploratory: false, variation: null, warnings: [] });
    const few = (await lab(folder, "run", "small.yaml", "--seeds", "3")).stdout;
    expect(few).toContain("exploratory: not the scenario as written (seeds 3)");
    expect(few).toContain(
      "warning: 3 seeds do not decide the one finding at level 0.05: at least 6 are needed.",
    );
    const marked = readFileSync(join(folder, "reports", "small--seeds-3", "findings.json"), "utf8");
    expect(JSON.parse(marked)).toMatchObject({ exploratory: true, variation: "seeds 3" });
  });

  it("does a run again whose record is broken", async () => {
    const folder = await ranFolder();
    const store = join(folder, "reports", ".runs");
    for (const key of readdirSync(store).filter((name) => /^[0-9a-f]{40}$/.test(name)))
      truncateSync(join(store, key, "record.run"), 500);
    const before = findings(folder);
    const { status, stdout } = await lab(folder, "run", "small.yaml");
    expect([status, stdout]).toEqual([0, expect.stringContaining(" 0 of them found in the store")]);
    expect(findings(folder)).toBe(before);
  });

  it("draws a report again without running, and refuses where a run is missing", async () => {
    const missing = await lab(labFolder(), "report", "small.yaml");
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining("run it first")]);
    const folder = await ranFolder();
    const before = findings(folder);
    const redrawn = await lab(folder, "report", "small.yaml");
    expect(redrawn.status).toBe(0);
    expect(findings(folder)).toBe(before);
    // As a run does, it ends with what came out: of one claim the verdict and a line, without colours in a pipe.
    const { answer } = JSON.parse(before);
    expect(redrawn.stdout.replaceAll(/\s+/g, " ")).toContain(answer.replaceAll(/\s+/g, " "));
    expect(redrawn.stdout).toMatch(/^ {2}[✓✗?] \S.* {2}better {2}/m);
    expect(redrawn.stdout).not.toContain("\u001b");
    expect((await lab(folder, "report", "small.yaml", "--quiet")).stdout).toBe("");
  });

  it("shows a run that diverges as a result, and its twins go on", async () => {
    const folder = labFolder(
      smallScenario
        .replace("hidden: [6]", "hidden: [6]\n  activation: relu")
        .replace("learningRate: 1", "learningRate: 100000"),
    );
    const { status, stdout } = await lab(folder, "run", "small.yaml", "--steps", "50");
    expect(status).toBe(0);
    expect(stdout).toMatch(/\d+ diverged/);
    expect(existsSync(join(folder, "reports", "small--steps-50", "index.html"))).toBe(true);
  });

  it("prints the result alone with --json, and nothing with --quiet", async () => {
    const folder = await ranFolder();
    const { stdout } = await lab(folder, "run", "small.yaml", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ scenario: "small", variation: null });
    expect(await lab(folder, "run", "small.yaml", "--quiet")).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

describe("bad input", () => {
  const refused = async (folder: string, ...words: string[]) => {
    const { status, stderr } = await lab(folder, ...words);
    expect(status).toBe(2);
    expect(existsSync(join(folder, "reports"))).toBe(false);
    return stderr;
  };

  it("names a scenario that is not there", async () => {
    expect(await refused(labFolder(), "run", "smal.yaml")).toContain("small.yaml");
  });

  it("reads every scenario before it runs any", async () => {
    const folder = labFolder();
    writeFileSync(join(folder, "broken.yaml"), "title: x\nstepz: 3\n");
    expect(await refused(folder, "run", "small.yaml", "broken.yaml")).toContain("stepz");
  });

  it("says what a flag expected and got", async () => {
    expect(await refused(labFolder(), "run", "small.yaml", "--seeds", "many")).toContain('got "many"');
    expect(await refused(labFolder(), "run", "small.yaml", "--worker", "3")).toContain("--workers");
    expect(await refused(labFolder(), "rum")).toContain("run");
  });

  it("refuses an output folder that is a file", async () => {
    expect(await refused(labFolder(), "run", "small.yaml", "--out", "small.yaml")).toContain(
      "expected a folder",
    );
  });

  it("keeps the report of any file name within the reports folder", async () => {
    const folder = labFolder();
    writeFileSync(join(folder, "..%2f..evil name.yaml"), smallScenario.replace("seeds: 8", "seeds: 6"));
    expect((await lab(folder, "run", "..%2f..evil name.yaml", "--steps", "20")).status).toBe(0);
    expect(
      readdirSync(join(folder, "reports")).filter(
        (name) => !/^[a-z0-9-]+$|^(index|live).html$|^.(runs|charts)$/.test(name),
      ),
    ).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(["..%2f..evil name.yaml", "reports", "small.yaml"]);
  });
});
