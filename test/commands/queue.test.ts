import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { redis, whySkipped } from "../queue/redis.ts";
import { lab, labFolder, labProcess, ranFolder, smallScenario, trackedScenario } from "./lab.ts";

const skipped = whySkipped("test/commands/queue.test.ts");

/** A command as a process of its own, with what it says; it ends with the test. */
function start(folder: string, words: readonly string[], program = resolve("dist/cli.js")) {
  const child = spawn(process.execPath, [program, ...words], { cwd: folder });
  const told = { text: "" };
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes) => {
      told.text += bytes;
    });
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, told, ended };
}
const worker = (folder: string, url: string, ...words: string[]) =>
  start(folder, ["work", "--queue", url, "--workers", "1", "--silence", "2", ...words]);

const keysIn = (folder: string, out: string) => {
  const store = join(folder, out, ".runs");
  return existsSync(store) ? readdirSync(store).filter((name) => /^[0-9a-f]{40}$/.test(name)).length : 0;
};
async function untilStored(folder: string, out: string, runs: number): Promise<void> {
  while (keysIn(folder, out) < runs) await wait(20);
}
async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  await ended;
}
function expectSameBytes(folder: string, out: string): void {
  const data = readdirSync(join(folder, "reports", "small", "data")).map((name) => join("data", name));
  for (const file of ["findings.json", ...data]) {
    const bytes = (from: string) => readFileSync(join(folder, from, "small", file));
    expect(bytes(out).equals(bytes("reports")), file).toBe(true);
  }
}
const throughQueue = ["run", "small.yaml", "--out", "q", "--queue"];

describe.skipIf(skipped)("runs through a queue", () => {
  it("return over it, and give the findings and tables of a local run, byte by byte", async () => {
    const [folder, server] = [await ranFolder(trackedScenario), await redis()];
    const workers = [
      worker(labFolder(), server.url, "--idle", "2"),
      worker(labFolder(), server.url, "--idle", "2"),
    ];
    const { status, stdout, stderr } = await lab(folder, ...throughQueue, server.url);
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/at the queue: [12] workers?, [12] threads?/),
    ]);
    expect(stdout).toContain(`12 runs of 40 steps, by workers at ${server.url}`);
    expect(stdout).toContain("12 runs in");
    expectSameBytes(folder, "q");
    // Nothing is left behind: neither a marker in the store nor runs at the server.
    expect(readdirSync(join(folder, "q", ".runs")).filter((name) => name.startsWith("."))).toEqual([]);
    for (const { ended, told } of workers)
      expect([await ended, told.text]).toEqual([0, expect.stringMatching(/no more work: \d+ runs? done/)]);
    const done = workers.map(({ told }) => Number(/no more work: (\d+) run/.exec(told.text)![1]));
    expect(done[0]! + done[1]!).toBe(12);
  });

  it("are stored by workers themselves where these share the folder", async () => {
    const [folder, server] = [await ranFolder(), await redis()];
    mkdirSync(join(folder, "q", ".runs"), { recursive: true });
    const { told } = worker(folder, server.url, "--out", "q");
    expect((await lab(folder, ...throughQueue, server.url)).status).toBe(0);
    expectSameBytes(folder, "q");
    expect(told.text).not.toContain("return over the queue");
    const elsewhere = labFolder();
    mkdirSync(join(elsewhere, "other", ".runs"), { recursive: true });
    const other = worker(elsewhere, server.url, "--out", "other", "--idle", "3");
    await lab(folder, "run", "small.yaml", "--out", "q", "--seeds", "30", "--queue", server.url);
    await other.ended;
    expect(keysIn(elsewhere, "other")).toBe(0);
  });

  it("of a scenario that is tuned, with a table of its own, until decided, are those of a local run", async () => {
    const text = smallScenario
      .replace("steps: 200", "steps: 40")
      .replace(
        /data:\n {2}flowers: .*\n/,
        "data: { csv: tables/own.csv, features: [diameterMm, spreadDegrees], label: kind, subset: stage }\n",
      )
      .replace(
        "seeds: 8\n",
        "seeds: { until: decided, atLeast: 8, atMost: 16, every: 4 }\ntune: { path: training.optimizer.learningRate, values: [0.1, 1], best: test-accuracy, seeds: { from: 101, count: 3 } }\n",
      );
    const [folder, server] = [labFolder(text), await redis()];
    mkdirSync(join(folder, "tables"));
    await lab(folder, "flowers", "tables/own.csv", "--count", "300");
    worker(labFolder(), server.url);
    const local = await lab(folder, "run", "small.yaml");
    expect(local.status, local.stderr).toBe(0);
    const { status, stderr } = await lab(folder, ...throughQueue, server.url);
    expect(status, stderr).toBe(0);
    expectSameBytes(folder, "q");
  });

  it("survive kill -9 of a worker, of the coordinator, and of the server with all its data", async () => {
    const [folder, server] = [await ranFolder(), await redis()];
    const [first] = [worker(labFolder(), server.url), worker(labFolder(), server.url)];
    const killed = start(folder, [...throughQueue, server.url]);
    await untilStored(folder, "q", 3);
    await kill(first.child, "SIGKILL");
    await untilStored(folder, "q", 5);
    await kill(killed.child, "SIGKILL");
    const again = start(folder, [...throughQueue, server.url]);
    await untilStored(folder, "q", 8);
    await server.kill();
    await server.start(true);
    expect([await again.ended, again.told.text]).toEqual([0, expect.stringContaining("16 runs in")]);
    expectSameBytes(folder, "q");
  });

  it("go to another worker when one hangs, and wait while the server stands still", async () => {
    const [folder, server] = [await ranFolder(), await redis()];
    const hanging = worker(labFolder(), server.url);
    const coordinator = start(folder, [...throughQueue, server.url]);
    await untilStored(folder, "q", 2);
    hanging.child.kill("SIGSTOP");
    worker(labFolder(), server.url);
    await untilStored(folder, "q", 6);
    server.pause();
    await wait(1500);
    server.resume();
    expect([await coordinator.ended, coordinator.told.text]).toEqual([
      0,
      expect.stringContaining("16 runs in"),
    ]);
    expectSameBytes(folder, "q");
  });

  it("are kept at Ctrl-C of the coordinator; a worker's are finished and the rest given back", async () => {
    const [folder, server] = [await ranFolder(), await redis()];
    const first = worker(labFolder(), server.url);
    const stopped = start(folder, [...throughQueue, server.url]);
    await untilStored(folder, "q", 3);
    stopped.child.kill("SIGINT");
    expect([await stopped.ended, stopped.told.text]).toEqual([
      130,
      expect.stringMatching(
        /stopped: \d+ of 16 runs are finished and kept; the same command goes on from there/,
      ),
    ]);
    const again = start(folder, [...throughQueue, server.url]);
    await untilStored(folder, "q", 5);
    first.child.kill("SIGINT");
    expect([await first.ended, first.told.text]).toEqual([
      130,
      expect.stringMatching(/stopped: \d+ runs? done, the rest is given back/),
    ]);
    const kept = keysIn(folder, "q");
    expect(kept).toBeLessThan(16);
    worker(labFolder(), server.url);
    expect(await again.ended).toBe(0);
    expectSameBytes(folder, "q");
  });

  it("are refused to a worker of another version, which both sides say", async () => {
    const [folder, server] = [labFolder(), await redis()];
    const other = labFolder();
    cpSync(resolve("dist"), join(other, "dist"), { recursive: true });
    symlinkSync(resolve("node_modules"), join(other, "node_modules"));
    for (const name of readdirSync(join(other, "dist")).filter((each) => each.startsWith("worker-")))
      appendFileSync(join(other, "dist", name), "\n// another version\n");
    const coordinator = start(folder, [...throughQueue, server.url]);
    while (!coordinator.told.text.includes("no worker is at the queue")) await wait(20);
    const refused = start(
      other,
      ["work", "--queue", server.url, "--workers", "1"],
      join(other, "dist", "cli.js"),
    );
    expect([await refused.ended, refused.told.text]).toEqual([
      2,
      expect.stringMatching(
        /work: expected the version of the lab that hands out work at redis:.*: lab \S+ \(arithmetic \w{8}\), on .*; this is lab \S+ \(arithmetic \w{8}\), whose runs would not be the same/,
      ),
    ]);
    while (!coordinator.told.text.includes("a worker is refused")) await wait(20);
    expect(coordinator.told.text).toMatch(
      /a worker is refused, .* \(process \d+\): it is lab .*, this is lab/,
    );
    expect(keysIn(folder, "q")).toBe(0);
  });

  it("are not disturbed by what a stranger puts at the server, which is told and not taken", async () => {
    const [folder, server] = [await ranFolder(), await redis()];
    const { Queue } = await import("bullmq");
    const coordinator = start(folder, [...throughQueue, server.url]);
    while (!coordinator.told.text.includes("no worker is at the queue")) await wait(20);
    const connection = { host: "127.0.0.1", port: server.port };
    const looking = new Queue("hello", { connection, prefix: "ics-lab" });
    const [, names] = await (await looking.client).scan(0, { MATCH: "ics-lab:*:meta", COUNT: 1000 });
    const named = (kind: string) =>
      names.map((name) => name.split(":")[1]!).find((name) => name.startsWith(kind))!;
    const [runs, results] = ["runs-", "results-"].map(
      (kind) => new Queue(named(kind), { connection, prefix: "ics-lab" }),
    );
    const key = (await runs!.getJobs(["waiting"], 0, 0))[0]!.data.runs[0].key;
    const batch = { form: 1, document: "0".repeat(64), store: "0".repeat(16), marker: null, runs: [] };
    for (const data of [{ rose: 1 }, "rose", null, batch]) await runs!.add("batch", data);
    for (const data of [{ rose: 1 }, null, { key, record: "/etc/passwd", summary: "0".repeat(64) }])
      await results!.add("run", data);
    for (const data of [
      { key, stored: true },
      { key, record: "0".repeat(64), summary: "0".repeat(64) },
    ])
      await results!.add("run", data);
    for (const text of ["{", '{"version":1}'])
      await (await looking.client).set("ics-lab:worker:stranger", text, { EX: 100 });
    await (await looking.client).hset("ics-lab:workers", { stranger: 1 });
    worker(labFolder(), server.url);
    expect(await coordinator.ended, coordinator.told.text).toBe(0);
    expect(coordinator.told.text).toContain(
      "something came over the queue that is no finished run; it is not taken",
    );
    expectSameBytes(folder, "q");
    for (const each of [looking, runs!, results!]) await each.close();
  });

  it("are ended with a worker's word where they cannot be done", async () => {
    const [folder, server] = [labFolder(`${smallScenario}# ${"x".repeat(3000)}\n`), await redis()];
    worker(labFolder(), server.url, "--max-file", "2");
    const { status, stderr } = await lab(folder, ...throughQueue, server.url);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining(
        "cannot do a run: expected a scenario of at most 2 kB; got 4 kB (work --max-file 4 takes it)",
      ),
    ]);
  });
});

describe.skipIf(skipped)("a password", () => {
  it("is needed where the server has one, comes from the address or LAB_QUEUE_PASSWORD, and is shown nowhere", async () => {
    const [folder, server] = [labFolder(), await redis("--requirepass", "s3cret-word")];
    const address = server.url.replace("redis://", "redis://:s3cret-word@");
    for (const url of [server.url, server.url.replace("redis://", "redis://:wr0ng-word@")]) {
      const { status, stderr } = labProcess(folder, "work", "--queue", url);
      expect([status, stderr]).toEqual([
        2,
        expect.stringContaining(`server at ${server.url}; it does not accept this user and password`),
      ]);
      expect(stderr).not.toContain("wr0ng-word");
    }
    const { told, ended } = start(folder, ["work", "--queue", address, "--idle", "1", "--workers", "1"]);
    expect([await ended, told.text]).toEqual([0, expect.stringContaining(`at ${server.url} with 1 thread`)]);
    expect(told.text).not.toContain("s3cret-word");
  });
});

describe("bad input", () => {
  it("of --queue is answered with what was expected, found and meant", async () => {
    const folder = labFolder();
    for (const command of [["run", "small.yaml"], ["work"]]) {
      const { status, stderr } = await lab(folder, ...command, "--queue", "http://h:6379");
      expect([status, stderr]).toEqual([
        2,
        expect.stringContaining('got "http://h:6379" (did you mean redis://h:6379?)'),
      ]);
    }
    const { freePort } = await import("../../bench/redisServer.ts");
    const url = `redis://user:s3cret-word@127.0.0.1:${await freePort()}`;
    const nobody = await lab(folder, "run", "small.yaml", "--queue", url);
    expect([nobody.status, nobody.stderr]).toEqual([
      2,
      expect.stringMatching(
        /--queue: expected a Redis or Valkey server at redis:\/\/127\.0\.0\.1:\d+; nothing listens there \(ECONNREFUSED\)/,
      ),
    ]);
    expect(nobody.stderr).not.toContain("s3cret-word");
    expect((await lab(folder, "work")).stderr).toContain("required option '--queue <url>' not specified");
    expect((await lab(folder, "work", "--queue", url, "--out", "gone")).stderr).toContain(
      "there is no gone/.runs",
    );
    expect((await lab(folder, "run", "small.yaml", "--queue", url, "--fresh")).stderr).toContain("--fresh");
  });
});
