import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lab, labFolder, ranFolder, smallScenario, trackedScenario } from "./lab.ts";

const keysIn = (folder: string, out: string) =>
  readdirSync(join(folder, out, ".runs")).filter((name) => /^[0-9a-f]{40}$/.test(name));
const bytes = (folder: string, out: string, file: string, report = "small") =>
  readFileSync(join(folder, out, report, file));

/** Runs these shards of four, each into a folder of its own. */
async function shards(folder: string, ...words: string[]) {
  for (const part of [1, 2, 3, 4]) {
    const { status, stderr } = await lab(
      folder,
      "run",
      "small.yaml",
      "--shard",
      `${part}/4`,
      "--out",
      `s${part}`,
      ...words,
    );
    expect(status, stderr).toBe(0);
  }
}
const fourFolders = ["s1", "s2", "s3", "s4"];

describe("shards and their merge", () => {
  it("give the findings and tables of a local run, byte by byte, with every run done once", async () => {
    const folder = await ranFolder(trackedScenario);
    await shards(folder, "--workers", "1");
    // 6 seeds of 2 variants: shards 1 and 2 have two seeds each.
    expect(fourFolders.map((out) => keysIn(folder, out).length)).toEqual([4, 4, 2, 2]);
    expect(existsSync(join(folder, "s1", "small"))).toBe(false);
    const merged = await lab(folder, "merge", ...fourFolders, "--out", "all");
    expect([merged.status, merged.stdout]).toEqual([
      0,
      expect.stringContaining("s3: 2 runs copied, 0 there already\n"),
    ]);
    expect(keysIn(folder, "all").sort()).toEqual(keysIn(folder, "reports").sort());
    const { stdout } = await lab(folder, "run", "small.yaml", "--out", "all");
    expect(stdout).toContain("12 of them found in the store");
    for (const file of [
      "findings.json",
      ...readdirSync(join(folder, "reports", "small", "data")).map((name) => join("data", name)),
    ])
      expect(bytes(folder, "all", file).equals(bytes(folder, "reports", file)), file).toBe(true);
  });

  it("say what is next, and that a run of all goes on where shards share a folder", async () => {
    const folder = labFolder(trackedScenario);
    const { stdout } = await lab(folder, "run", "small.yaml", "--shard", "1/4", "--steps", "20");
    expect(stdout).toContain("shard 1 of 4: 4 of 12 runs");
    expect(stdout).toContain("4 runs of shard 1 of 4 are in reports, 0 of them found there");
    expect(stdout).toContain("npm run scenario small.yaml -- --out MERGED --steps 20");
    const again = await lab(folder, "run", "small.yaml", "--shard", "1/4", "--steps", "20", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ shard: "1/4", round: "reported", runs: 4, reused: 4 });
    const whole = await lab(folder, "run", "small.yaml", "--steps", "20");
    expect(whole.stdout).toContain("12 runs in");
    expect(whole.stdout).toContain(", 4 of them found in the store");
  });

  it("of a tuned scenario choose on the tuning runs of all, in a second round", async () => {
    const tuned = smallScenario
      .replace(
        "seeds: 8\n",
        `seeds: 6
tune:
  path: training.optimizer.learningRate
  values: [0.0001, 1]
  best: test-accuracy
  seeds: { from: 101, count: 5 }
`,
      )
      .replace("steps: 200", "steps: 40");
    const folder = await ranFolder(tuned);
    await shards(folder);
    // 2 variants × 2 values on 5 seeds: shard 1 has two of the seeds, the others one each.
    expect(fourFolders.map((out) => keysIn(folder, out).length)).toEqual([8, 4, 4, 4]);
    const early = await lab(folder, "run", "small.yaml", "--shard", "1/4", "--out", "s1");
    expect([early.status, early.stderr]).toEqual([
      2,
      expect.stringMatching(
        /--shard: expected the tuning runs of all shards in s1; 12 tuning runs of other shards are not there yet, .* merge FOLDER… --out MERGED/,
      ),
    ]);
    // Of more shards than seeds the last has nothing to do, which is no fault.
    const idle = await lab(folder, "run", "small.yaml", "--shard", "6/6", "--out", "s6");
    expect([idle.status, idle.stdout]).toEqual([
      0,
      expect.stringContaining("shard 6 of 6: 0 of 20 tuning runs"),
    ]);
    await lab(folder, "merge", ...fourFolders, "--out", "all");
    for (const part of [1, 2, 3, 4]) {
      const { stdout } = await lab(folder, "run", "small.yaml", "--shard", `${part}/4`, "--out", "all");
      expect(stdout).toMatch(/of 12 runs, /);
    }
    const { stdout } = await lab(folder, "run", "small.yaml", "--out", "all");
    expect(stdout).toContain("32 of them found in the store");
    expect(bytes(folder, "all", "findings.json").equals(bytes(folder, "reports", "findings.json"))).toBe(
      true,
    );
  });

  it("of seeds until decided take a number of seeds, from which a run goes on", async () => {
    const folder = labFolder(
      smallScenario
        .replace("steps: 200", "steps: 40")
        .replace("seeds: 8", "seeds: { until: decided, atLeast: 8, atMost: 12, every: 4 }"),
    );
    const refused = await lab(folder, "run", "small.yaml", "--shard", "1/2");
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringContaining(
        "--shard: expected --seeds-to N beside it: how many seeds small.yaml takes, 8 to 12,",
      ),
    ]);
    for (const part of ["1/2", "2/2"])
      expect((await lab(folder, "run", "small.yaml", "--shard", part, "--seeds-to", "8")).status).toBe(0);
    expect(keysIn(folder, "reports")).toHaveLength(16);
    const { stdout, stderr } = await lab(folder, "run", "small.yaml");
    expect(stdout, stderr).toContain("16 of them found in the store");
  });
});

describe("merge", () => {
  it("tells of what is damaged or half-written, and leaves it out; the run does it again", async () => {
    const folder = await ranFolder();
    const store = join(folder, "reports", ".runs");
    const [cut, changed, missing] = keysIn(folder, "reports") as [string, string, string];
    truncateSync(join(store, cut, "record.run"), 500);
    const summary = readFileSync(join(store, changed, "summary.run"));
    summary[summary.length - 1]! ^= 1;
    writeFileSync(join(store, changed, "summary.run"), summary);
    rmSync(join(store, missing, "summary.run"));
    mkdirSync(join(store, ".writing-0123-4567"));
    const { status, stdout, stderr } = await lab(folder, "merge", "reports", "--out", "all");
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("reports: 13 runs copied, 0 there already, 4 left out"),
    ]);
    expect(stderr).toMatch(new RegExp(`damaged: .*${cut}/record.run: it has 500 of \\d+ bytes; left out`));
    expect(stderr).toMatch(
      new RegExp(`damaged: .*${changed}/summary.run: its bytes are not those that were written; left out`),
    );
    expect(stderr).toMatch(
      new RegExp(`damaged: .*${missing}: it is half-written: there is no summary.run; left out`),
    );
    expect(stderr).toContain("it is half-written; left out");
    const again = await lab(folder, "run", "small.yaml", "--out", "all");
    expect(again.stdout).toContain("13 of them found in the store");
    expect(bytes(folder, "all", "findings.json").equals(bytes(folder, "reports", "findings.json"))).toBe(
      true,
    );
  });

  it("keeps what is there, and says where the same run came out otherwise", async () => {
    const folder = await ranFolder();
    await lab(folder, "merge", "reports", "--out", "all");
    const again = await lab(folder, "merge", "reports", "--out", "all");
    expect(again.stdout).toContain("reports: 0 runs copied, 16 there already\n");
    // Another run's files under this key, with the key and checksum that they would have: as a faulty machine would leave them.
    const { openStore } = await import("../../src/runs/store.ts");
    const [one, other] = keysIn(folder, "reports") as [string, string];
    const from = openStore(join(folder, "reports", ".runs"));
    from.put(one, from.summary(other)!, from.record(other)!);
    const before = readFileSync(join(folder, "all", ".runs", one, "record.run"));
    const { status, stderr } = await lab(folder, "merge", "reports", "--out", "all");
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("1 run came out otherwise than the same run in all, which was kept"),
    ]);
    expect(readFileSync(join(folder, "all", ".runs", one, "record.run")).equals(before)).toBe(true);
  });
});

describe("bad input", () => {
  const refused = async (folder: string, ...words: string[]) => {
    const { status, stderr } = await lab(folder, ...words);
    expect(status).toBe(2);
    return stderr;
  };

  it("of --shard and --seeds-to is answered with what was expected", async () => {
    const folder = labFolder();
    for (const words of ["5/4", "x", "1", "0/4", "1/0", "-1/4"])
      expect(await refused(folder, "run", "small.yaml", `--shard=${words}`)).toContain(
        `Expected which shard of how many, from 1/N to N/N, such as 2/4; got "${words}".`,
      );
    expect(await refused(folder, "run", "small.yaml", "--shard", "0/4")).toContain(
      "an array that counts from 0 adds one",
    );
    expect(await refused(folder, "run", "small.yaml", "--shard", "1/2", "--plain")).toContain("--plain");
    expect(await refused(folder, "run", "small.yaml", "--seeds-to", "4")).toContain(
      "expected --shard i/n beside it",
    );
    expect(await refused(folder, "run", "small.yaml", "--shard", "1/2", "--seeds-to", "4")).toContain(
      "--seeds-to: expected a scenario with seeds until decided",
    );
    expect(existsSync(join(folder, "reports"))).toBe(false);
  });

  it("of merge names every folder that is none of reports, and what may be meant", async () => {
    const folder = await ranFolder();
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "file"), "");
    const said = await refused(
      folder,
      "merge",
      "gone",
      "file",
      "empty",
      "reports/.runs",
      ".",
      "--out",
      "all",
    );
    for (const line of [
      "there is no gone",
      "file is a file",
      "empty has none\n",
      "reports/.runs has none (did you mean reports?)",
      ". has none (did you mean reports?)",
    ])
      expect(said).toContain(`merge: expected a reports folder, with finished runs in .runs; ${line}`);
    expect(await refused(folder, "merge", "reports")).toContain(
      "required option '--out <folder>' not specified",
    );
    expect(await refused(folder, "merge", "reports", "--out", ".")).toContain(
      "--out: expected a new folder, an empty one, or a reports folder; . holds other things",
    );
    expect(await refused(folder, "merge", "reports", "--out", "reports")).toContain(
      "--out: expected another folder than those that are merged",
    );
    expect(await refused(folder, "merge", "reports", "--out", "file")).toContain("--out: expected a folder");
    expect(existsSync(join(folder, "all"))).toBe(false);
  });
});
