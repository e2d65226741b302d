import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findRedis, startRedis } from "./redisServer.ts";

/** The most that a scenario may have. */
const MOST_RUNS = 100_000;
/** The built benchmarks, in which this stands, beside the command line. */
const dist = dirname(fileURLToPath(import.meta.url));

/** Two variants of such large mini-batches that a unit of work is a batch of its own; it is never trained. */
const scenarioOf = (runs: number) =>
  JSON.stringify({
    title: "A cluster",
    question: "How many machines can one coordinator feed?",
    data: { flowers: { train: 100_000, test: 200, probe: 64 } },
    network: { hidden: [8, 8] },
    training: { steps: 300, batchSize: 65_536 },
    tracking: "layers",
    vary: {
      normalization: {
        none: { "network.normalization": "none" },
        batch: { "network.normalization": "batch" },
      },
    },
    seeds: Math.ceil(runs / 2),
  });

/**
 * How many threads one coordinator feeds: the coordinator and the server are what they are, the workers do all but train, and
 * wait as long as a run should take. Told are runs per second, as a share of what the threads could do, and the processor time
 * of coordinator and server for each run.
 *
 *   cluster [--threads=100,1000,10000] [--length=60] [--seconds=60] [--shared]
 */
export async function simulateCluster(words: readonly string[]): Promise<void> {
  const given = (name: string, usual: string) =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual;
  const length = Number(given("length", "60"));
  const seconds = Number(given("seconds", "60"));
  console.log(
    `runs of ${length} s, ${words.includes("--shared") ? "a shared folder" : "no shared folder"}; over ${seconds} s`,
  );
  console.log("threads  runs/s  of what they could  coordinator ms/run  server ms/run  connections");
  for (const threads of given("threads", "100,1000,10000").split(",").map(Number))
    console.log(await lineOf(threads, { length, seconds, shared: words.includes("--shared") }));
}

async function lineOf(
  threads: number,
  {
    length,
    seconds,
    shared,
  }: { readonly length: number; readonly seconds: number; readonly shared: boolean },
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-cluster-"));
  const server = await startRedis(findRedis() ?? "redis-server", "--maxclients", "20000");
  const begun: ChildProcess[] = [];
  const start = (words: readonly string[]) => {
    const child = spawn(process.execPath, [...words], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
    begun.push(child);
    return child;
  };
  try {
    // There is work until the end of what is measured.
    const runs = Math.min(MOST_RUNS, threads * Math.ceil(seconds / length + 3));
    writeFileSync(join(folder, "cluster.json"), scenarioOf(runs));
    const store = join(folder, "reports", ".runs");
    mkdirSync(store, { recursive: true });
    const coordinator = start([
      join(dist, "cli.js"),
      "run",
      "cluster.json",
      "--quiet",
      "--queue",
      server.url,
    ]);
    start([
      join(dist, "bench.js"),
      "cluster-workers",
      server.url,
      String(threads),
      String(length),
      shared ? store : "",
    ]);
    // A first round of runs is under way, and the second begins.
    while (stored(store) < Math.min(threads / 2, 500)) await wait(200);
    await wait(length * 500);
    const pids = [coordinator.pid!, server.pid()];
    const before = { runs: stored(store), cpu: pids.map(processorSeconds), at: performance.now() };
    await wait(seconds * 1000);
    const after = { runs: stored(store), cpu: pids.map(processorSeconds), at: performance.now() };
    const done = after.runs - before.runs;
    const perSecond = done / ((after.at - before.at) / 1000);
    const [own, servers] = after.cpu.map((cpu, at) => ((cpu - before.cpu[at]!) * 1000) / done) as [
      number,
      number,
    ];
    const share = (perSecond * length) / threads;
    const connections = await server.connections();
    return `${String(threads).padStart(7)}  ${perSecond.toFixed(1).padStart(6)}  ${`${(100 * share).toFixed(0)} %`.padStart(18)}  ${own.toFixed(2).padStart(18)}  ${servers.toFixed(2).padStart(13)}  ${String(connections).padStart(11)}`;
  } finally {
    for (const child of begun) child.kill("SIGKILL");
    await server.end();
    await wait(500);
    rmSync(folder, { recursive: true, force: true });
  }
}

const stored = (store: string) =>
  existsSync(store) ? readdirSync(store).filter((name) => /^[0-9a-f]{40}$/.test(name)).length : 0;

/** User and system time of a process (Linux, whose clock ticks a hundred times a second). */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
