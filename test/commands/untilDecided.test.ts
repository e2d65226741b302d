import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { lab, labFolder, labProcess, smallScenario, startLab } from "./lab.ts";

/** Two claims: one whose effect is about its margin, and one that is decided at once. */
const scenario = `${smallScenario
  .replace("steps: 200", "steps: 60")
  .replace("seeds: 8", "seeds: { until: decided, atLeast: 8, atMost: 40, every: 4 }")}  - id: much-better
    says: It is better by a lot.
    measure: test-accuracy
    better: { normalization: batch norm }
    than: { normalization: none }
    by: MARGIN
`;
const close = scenario.replace("MARGIN", "0.12");

const file = (folder: string, name: string, out = "reports", report = "small") =>
  readFileSync(join(folder, out, report, name), "utf8");
const seedsOf = (folder: string, out?: string, report?: string) =>
  JSON.parse(file(folder, "manifest.json", out, report)).seeds.length;

describe("seeds until decided", () => {
  it("stop where they stop, whoever does the runs: 1 worker, 4, after kill -9, and from a store that holds more", async () => {
    const folder = labFolder(close);
    const { status, stdout, stderr } = labProcess(folder, "run", "small.yaml", "--workers", "1");
    expect(status, stderr).toBe(0);
    const seeds = seedsOf(folder);
    expect(seeds).toBeGreaterThan(8);
    expect(seeds % 4).toBe(0);
    expect(stdout).toContain("2 variants × 8 to 40 seeds until decided = 16 to 80 runs");
    expect(stdout).toMatch(/Stopped at \d+ seeds|Went on to the most/);
    expect(stderr).toMatch(/^ {2}8 seeds: \d of 2 findings decided$/m);
    expect(stderr).toMatch(/^ {4}better +\d of 8 above the margin/m);
    const findings = file(folder, "findings.json");

    await lab(folder, "run", "small.yaml", "--workers", "4", "--out", "four");
    expect(file(folder, "findings.json", "four")).toBe(findings);

    const killed = labFolder(close);
    const process = startLab(killed, "run", "small.yaml", "--workers", "1", "--steps", "60");
    const store = join(killed, "reports", ".runs");
    while (!existsSync(store) || readdirSync(store).length < 12) await wait(10);
    process.kill("SIGKILL");
    await new Promise((ended) => process.once("exit", ended));
    await lab(killed, "run", "small.yaml", "--workers", "2");
    expect(file(killed, "findings.json")).toBe(findings);

    const full = labFolder(close);
    await lab(full, "run", "small.yaml", "--seeds", "40", "--quiet");
    expect(seedsOf(full, "reports", "small--seeds-40")).toBe(40);
    await lab(full, "run", "small.yaml", "--quiet");
    expect(file(full, "findings.json")).toBe(findings);
    expect(JSON.parse(file(full, "manifest.json")).reused).toBe(2 * seeds);

    const drawn = await lab(full, "report", "small.yaml");
    expect(drawn.status).toBe(0);
    expect(file(full, "findings.json")).toBe(findings);
    const verified = await lab(full, "verify", "small");
    expect(verified.stdout).toContain("identical");
    expect(verified.status).toBe(0);
  });

  it("need claims that can be decided", async () => {
    const without = close.slice(0, close.indexOf("claims:"));
    const folder = labFolder(without);
    const { status, stdout, stderr } = labProcess(folder, "check", "small.yaml");
    expect(status).toBe(2);
    expect(stdout + stderr).toMatch(/\d+:\d+ +seeds\.until +expected claims that can be decided; got none/);
    const fixed = labFolder(without.replace(/seeds: \{.*\}/, "seeds: 8"));
    expect(await lab(fixed, "run", "small.yaml", "--until-decided")).toMatchObject({
      status: 2,
      stderr: "--until-decided: expected claims that can be decided; small.yaml has none\n",
    });
  });

  it("are refused beside --seeds and --quick, and where the most there may be are too many runs", async () => {
    const folder = labFolder(smallScenario);
    for (const other of [["--seeds", "5"], ["--quick"]]) {
      const { status, stderr } = await lab(folder, "run", "small.yaml", "--until-decided", ...other);
      expect(status).toBe(2);
      expect(stderr).toContain("cannot be used with option");
    }
    const many = smallScenario.replace(
      "vary:\n",
      `vary:\n  training.optimizer.learningRate: [${Array.from({ length: 300 }, (_, rate) => rate / 1000 + 0.001)}]\n`,
    );
    const { status, stderr } = await lab(labFolder(many), "plan", "small.yaml", "--until-decided");
    expect(status).toBe(2);
    expect(stderr).toContain("--until-decided: expected at most 100000 runs");
    expect(stderr).toContain("would have 120000");
  });

  it("are planned from the fewest to the most", async () => {
    const { stdout } = await lab(labFolder(close), "plan", "small.yaml");
    expect(stdout).toContain("2 variants × 8 to 40 seeds until decided (from 1) = 16 to 80 runs of 60 steps");
    expect(stdout).toContain("2 findings at level 0.05: at least 8 seeds can decide");
  });

  it("may be asked of a scenario with a fixed number, and are marked", async () => {
    const folder = labFolder(smallScenario.replace("steps: 200", "steps: 60"));
    const { status, stdout } = await lab(folder, "run", "small.yaml", "--until-decided");
    expect(status).toBe(0);
    expect(stdout).toContain("exploratory: not the scenario as written (seeds until decided)");
    const report = "small--seeds-until-decided";
    expect(JSON.parse(file(folder, "manifest.json", "reports", report)).command).toBe(
      "npm run scenario small.yaml -- --until-decided",
    );
    expect(seedsOf(folder, "reports", report)).toBeGreaterThanOrEqual(12);
  });
});
