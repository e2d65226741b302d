import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import type { Manifest } from "../../src/report/reportInput.ts";
import { lab, labFolder, smallScenario } from "./lab.ts";

const tuning = `tune:
  path: training.optimizer.learningRate
  values: [0.0001, 1, 1000000]
  best: test-accuracy
  seeds: { from: 101, count: 3 }
`;
const tuned = smallScenario.replace("seeds: 8\n", `seeds: 6\n${tuning}`).replace("steps: 200", "steps: 100");

const read = <Content>(folder: string, file: string): Content =>
  JSON.parse(readFileSync(join(folder, "reports", "small", file), "utf8"));

describe("a tuned scenario", () => {
  it("chooses on seeds of its own, freezes the choice, reports other seeds, and says so everywhere", async () => {
    const folder = labFolder(tuned);
    expect((await lab(folder, "plan", "small.yaml")).stdout).toContain(
      "= 12 runs of 100 steps, after 18 that choose training.optimizer.learningRate, 3000 steps in all; 0 runs are in the store",
    );
    const { status, stdout } = await lab(folder, "run", "small.yaml");
    expect(status).toBe(0);
    expect(stdout).toContain("before them 18 runs on 3 other seeds choose training.optimizer.learningRate");
    const manifest = read<Manifest>(folder, "manifest.json");
    // A rate of 0.0001 learns nothing in 100 steps, and one of a million destroys what there was.
    expect(manifest.tuning!.choices.map(({ levels, value }) => [levels.normalization, value])).toEqual([
      ["none", "1"],
      ["batch norm", "1"],
    ]);
    expect(new Set(manifest.tuning!.runs.map(({ seed }) => seed))).toEqual(new Set([101, 102, 103]));
    expect(manifest.seeds).toEqual([1, 2, 3, 4, 5, 6]);
    expect(manifest.variants).toMatchObject([
      { settings: { training: { optimizer: { learningRate: 1 } } } },
      { settings: { training: { optimizer: { learningRate: 1 } } } },
    ]);
    const [finding] = read<{ findings: Finding[] }>(folder, "findings.json").findings;
    expect(finding).toMatchObject({
      ownBest: {
        path: "training.optimizer.learningRate",
        values: ["1", "1"],
        seeds: { from: 101, count: 3 },
      },
      twins: 6,
    });
    expect(finding!.sentence).toContain("training.optimizer.learningRate 1, best on seeds 101 to 103)");
    expect(readFileSync(join(folder, "reports", "small", "index.html"), "utf8")).toContain(
      "training.optimizer.learningRate 1 with normalization none; 1 with normalization batch norm: of 3 values, the best median of test accuracy at inference on seeds 101 to 103, which are not reported",
    );
    expect((await lab(folder, "plan", "small.yaml")).stdout).toContain("30 runs are in the store");
    const before = readFileSync(join(folder, "reports", "small", "findings.json"));
    expect((await lab(folder, "report", "small.yaml")).status).toBe(0);
    expect(readFileSync(join(folder, "reports", "small", "findings.json")).equals(before)).toBe(true);
  });

  it("refuses --seeds that reach into the tuning seeds", async () => {
    const { status, stderr } = await lab(labFolder(tuned), "run", "small.yaml", "--seeds", "101");
    expect([status, stderr]).toEqual([2, expect.stringContaining("tuning seeds of small.yaml (from 101)")]);
  });
});
