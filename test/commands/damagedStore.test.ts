import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder } from "./lab.ts";

/** Two variants with the same settings under different names, and a third. */
const scenario = `title: Equal variants
question: Is a run done once?
data:
  flowers: { train: 100, test: 50, probe: 32 }
network: { hidden: [3] }
training: { steps: 20, batchSize: 8 }
tracking: outcome
report: { detailedSeeds: 1 }
vary:
  rate:
    one: { training.optimizer.learningRate: 0.1 }
    same: { training.optimizer: { kind: sgd, learningRate: 0.1 } }
    other: { training.optimizer.learningRate: 0.2 }
seeds: 3
`;

const keysOf = (folder: string) =>
  readdirSync(join(folder, "reports", ".runs"))
    .filter((name) => /^[0-9a-f]{40}$/.test(name))
    .sort();

describe("a store that is damaged", () => {
  it("does equal runs once, notices every damage, tells it, and makes it again to the same bytes", async () => {
    const folder = labFolder(scenario);
    const first = await lab(folder, "run", "small.yaml", "--workers", "2");
    expect([first.status, first.stderr]).toEqual([0, expect.stringContaining("9/9 runs")]);
    const keys = keysOf(folder);
    expect(keys).toHaveLength(6);
    const store = join(folder, "reports", ".runs");
    const whole = keys.map((key) => readFileSync(join(store, key, "summary.run")));
    const runs = readFileSync(join(folder, "reports", "small", "data", "runs.csv"), "utf8");

    const [flipped, foreign, empty, cut, gone] = keys as [string, string, string, string, string, string];
    const middle = Buffer.from(whole[0]!);
    middle[middle.length >> 1]! ^= 1;
    writeFileSync(join(store, flipped, "summary.run"), middle);
    copyFileSync(join(store, flipped, "record.run"), join(store, foreign, "record.run"));
    writeFileSync(join(store, empty, "summary.run"), "{}");
    truncateSync(join(store, cut, "record.run"), 500);

    const redrawn = await lab(folder, "report", "small.yaml");
    expect([redrawn.status, redrawn.stderr]).toEqual([2, expect.stringContaining("damaged: ")]);

    rmSync(join(store, gone, "summary.run"));
    const planned = (await lab(folder, "plan", "small.yaml")).stdout;
    for (const key of [flipped, foreign, empty, cut])
      expect(planned).toContain(`damaged: ${join("reports", ".runs", key)}`);
    expect(planned).not.toContain(gone);

    const again = await lab(folder, "run", "small.yaml", "--workers", "2");
    expect(again.status).toBe(0);
    expect(again.stderr.match(/damaged: .*; the run was done again/g)).toHaveLength(4);
    expect(keysOf(folder)).toEqual(keys);
    keys.forEach((key, index) => {
      expect(readFileSync(join(store, key, "summary.run")).equals(whole[index]!), key).toBe(true);
    });
    expect(readFileSync(join(folder, "reports", "small", "data", "runs.csv"), "utf8")).toBe(runs);
    expect((await lab(folder, "run", "small.yaml")).stdout).toContain("9 of them found in the store");
  });

  it("says that a store cannot be read instead of finding nothing in it", async () => {
    const folder = labFolder(scenario);
    await lab(folder, "run", "small.yaml");
    const record = join(folder, "reports", ".runs", keysOf(folder)[0]!, "record.run");
    rmSync(record);
    symlinkSync(record, record);
    for (const command of ["plan", "run", "report"]) {
      const { status, stderr } = await lab(folder, command, "small.yaml");
      expect([status, stderr], command).toEqual([
        1,
        expect.stringContaining("a link leads to itself (ELOOP)"),
      ]);
      expect(stderr).not.toContain("--debug");
    }
    rmSync(join(folder, "reports", ".runs"), { recursive: true });
    writeFileSync(join(folder, "reports", ".runs"), "");
    for (const command of ["plan", "run", "report"]) {
      const { status, stderr } = await lab(folder, command, "small.yaml");
      expect([status, stderr], command).toEqual([
        command === "run" ? 2 : 1,
        expect.stringMatching(/\.runs.* where a folder should be/),
      ]);
    }
  });
});
