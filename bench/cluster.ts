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
import type { TopLevelSpec } from "vega-lite";
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

/** So many threads, with runs of so many seconds. */
interface Cluster {
  readonly threads: number;
  readonly length: number;
  readonly shared: boolean;
}

interface Measured extends Cluster {
  readonly perSecond: number;
  /** Milliseconds of processor time per run. */
  readonly coordinator: number;
  readonly server: number;
  readonly connections: number;
}

/**
 * How many threads one coordinator feeds: the coordinator and the server are what they are, the workers do all but train, and
 * wait as long as a run should take. Told are runs per second, as a share of what the threads could do, and the processor time
 * of coordinator and server for each run.
 *
 *   cluster [--clusters=100x60,1000x60,10000x600,10000x60] [--seconds=60] [--folder=none|shared] [--svg=docs/cluster.svg]
 *
 * Clusters are threads times the seconds that a run takes.
 */
export async function simulateCluster(words: readonly string[]): Promise<void> {
  const given = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const seconds = Number(given("seconds") ?? "60");
  const folders = (given("folder") ?? "none,shared").split(",");
  const measured: Measured[] = [];
  console.log(
    "folder   threads  run, s  runs/s  of what they could  coordinator ms/run  server ms/run  connections",
  );
  for (const folder of folders)
    for (const cluster of (given("clusters") ?? "100x60,1000x60,10000x600,10000x60").split(",")) {
      const [threads, length] = cluster.split("x").map(Number) as [number, number];
      const one = await measure({ threads, length, shared: folder === "shared" }, seconds);
      console.log(lineOf(one));
      measured.push(one);
    }
  const file = given("svg");
  if (file !== undefined) writeFileSync(file, await clusterChart(measured));
}

const wantedOf = ({ threads, length }: Cluster) => threads / length;

function lineOf(one: Measured): string {
  const { threads, length, shared, perSecond, coordinator, server, connections } = one;
  return [
    (shared ? "shared" : "none").padEnd(8),
    String(threads).padStart(7),
    String(length).padStart(7),
    perSecond.toFixed(1).padStart(7),
    `${((100 * perSecond) / wantedOf(one)).toFixed(0)} %`.padStart(19),
    coordinator.toFixed(2).padStart(19),
    server.toFixed(2).padStart(14),
    String(connections).padStart(12),
  ].join(" ");
}

/** What was done of what could be done, and where one core of the coordinator ends. */
async function clusterChart(measured: readonly Measured[]): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import("vega-lite"), import("vega")]);
  const values = measured.map((one) => ({
    ...one,
    wanted: wantedOf(one),
    folder: one.shared ? "shared" : "none",
  }));
  // Clusters of as many runs a second lie upon each other.
  const names = [...new Set(values.map(({ wanted }) => wanted))].map((wanted) => {
    const own = values.filter((one) => one.wanted === wanted);
    const told = own.map(({ threads, length }) => `${threads.toLocaleString("en")} × ${length} s`);
    return { wanted, perSecond: own[0]!.perSecond, name: [...new Set(told)] };
  });
  const ends = [
    Math.min(...values.map(({ wanted }) => wanted)),
    Math.max(...values.map(({ wanted }) => wanted)),
  ];
  const most = ["none", "shared"].flatMap((folder) => {
    const own = values.filter((one) => one.folder === folder);
    return own.length === 0 ? [] : [{ folder, limit: 1000 / Math.min(...own.map((one) => one.coordinator)) }];
  });
  const folder = { field: "folder", type: "nominal", title: "shared folder" } as const;
  const rate = (field: string, title: string) =>
    ({
      field,
      type: "quantitative",
      scale: { type: "log" },
      axis: { title, format: "~g", titleFontWeight: 500 },
    }) as const;
  const spec = {
    background: "white",
    padding: 12,
    width: 420,
    height: 260,
    layer: [
      {
        data: { values: ends.map((end) => ({ wanted: end, perSecond: end })) },
        mark: { type: "line", strokeDash: [5, 4], color: "#999" },
        encoding: {
          x: rate("wanted", "threads over seconds of a run: runs a second that they could do"),
          y: rate("perSecond", "runs a second that were done"),
        },
      },
      {
        data: { values: most },
        mark: { type: "rule", strokeDash: [2, 3], strokeWidth: 1.5 },
        encoding: { y: rate("limit", "runs a second that were done"), color: folder },
      },
      {
        data: { values: most },
        mark: {
          type: "text",
          align: "left",
          baseline: "bottom",
          dy: -3,
          x: 6,
          text: "what one core of the coordinator can",
        },
        encoding: { y: rate("limit", ""), color: folder },
      },
      {
        data: { values },
        mark: { type: "point", strokeWidth: 2 },
        encoding: {
          x: rate("wanted", ""),
          y: rate("perSecond", ""),
          color: folder,
          // Those with a folder stand around those without one.
          size: { condition: { test: "datum.shared", value: 190 }, value: 50 },
        },
      },
      {
        data: { values: names },
        mark: { type: "text", align: "left", baseline: "top", dx: 12, dy: 4, color: "#444" },
        encoding: { x: rate("wanted", ""), y: rate("perSecond", ""), text: { field: "name" } },
      },
    ],
    config: { font: "Helvetica, Arial, sans-serif", view: { stroke: null }, axis: { gridColor: "#e8e8e8" } },
  };
  return new View(parse(compile(spec as unknown as TopLevelSpec).spec), { renderer: "none" }).toSVG();
}

async function measure(cluster: Cluster, seconds: number): Promise<Measured> {
  const { threads, length, shared } = cluster;
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
    // All that the threads take to begin is over.
    while (stored(store) < Math.min(threads / 5, 500)) await wait(200);
    await wait(10_000);
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
    return {
      ...cluster,
      perSecond,
      coordinator: own,
      server: servers,
      connections: await server.connections(),
    };
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
