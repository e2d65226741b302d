import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunKey } from "../src/runs/runKey.ts";
import { openStore } from "../src/runs/store.ts";
import { type Fault, faults } from "./queueFaults.ts";
import { openFloor } from "./queueFloor.ts";
import { findRedis } from "./redisServer.ts";

const RUNS = 300;

/** Short runs of everything that is tracked by layers: two variants of 150 seeds. */
const scenario = JSON.stringify({
  title: "Three hundred runs",
  question: "Does anything get lost?",
  data: { flowers: { train: 400, test: 200, probe: 64 } },
  network: { hidden: [8, 8] },
  training: { steps: 300, batchSize: 16, optimizer: { kind: "sgd", learningRate: 1 } },
  tracking: "layers",
  vary: {
    normalization: {
      none: { "network.normalization": "none" },
      "batch norm": { "network.normalization": "batch" },
    },
  },
  seeds: RUNS / 2,
  claims: [
    {
      id: "better",
      says: "Batch norm ends at a higher accuracy.",
      measure: "test-accuracy",
      better: { normalization: "batch norm" },
      than: { normalization: "none" },
      by: 0.01,
    },
  ],
});

/**
 * What becomes of three hundred runs through a queue when something fails, with two workers, without and with a folder that
 * they share: how many of the runs are in the store, how many stand twice in the result, whether findings and tables are
 * those of a local run, byte by byte.
 *
 *   queue-failures [part of a fault's name]
 */
export async function failQueues([, part = ""]: readonly string[]): Promise<void> {
  const program = findRedis();
  if (program === null) throw new Error("queue-failures: expected redis-server or valkey-server on the PATH");
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-failures-"));
  try {
    writeFileSync(join(folder, "runs.json"), scenario);
    const floor = await openFloor(folder, program);
    await floor.lab(["run", "runs.json", "--out", "local", "--quiet"]).ended;
    await floor.end();
    console.log(
      `${"fault".padEnd(66)} ${"folder".padEnd(8)} ${`runs of ${RUNS}`.padEnd(12)} twice  byte-identical  seconds`,
    );
    for (const fault of faults.filter(({ name }) => name.includes(part)))
      for (const shares of [false, true]) console.log(await lineOf(fault, shares, folder, program));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function lineOf(fault: Fault, shares: boolean, folder: string, program: string): Promise<string> {
  const out = `through-${Math.random().toString(36).slice(2)}`;
  const floor = await openFloor(folder, program);
  const began = performance.now();
  let said = "";
  try {
    said = (await fault.run({ ...floor, out, shares })) ?? "";
  } catch (error) {
    said = `  ${(error as Error).message}`;
  } finally {
    await floor.end();
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const { found, twice } = runsIn(join(folder, out));
  const same = isSame(join(folder, "local", "runs"), join(folder, out, "runs")) ? "yes" : "NO";
  rmSync(join(folder, out), { recursive: true, force: true });
  return `${fault.name.padEnd(66)} ${(shares ? "shared" : "none").padEnd(8)} ${String(found).padEnd(12)} ${String(twice).padEnd(6)} ${same.padEnd(15)} ${seconds.padStart(7)}${said}`;
}

/** Runs whose files are whole, and those that the report counts more than once. */
function runsIn(reports: string): { readonly found: number; readonly twice: number } {
  const store = openStore(join(reports, ".runs"));
  const found = readdirSync(store.folder).filter(
    (key) => isRunKey(key) && store.entries(key) !== null,
  ).length;
  try {
    const { runs } = JSON.parse(readFileSync(join(reports, "runs", "manifest.json"), "utf8"));
    return { found, twice: runs.length - new Set(runs.map(({ key }: { key: string }) => key)).size };
  } catch {
    return { found, twice: Number.NaN };
  }
}

function isSame(one: string, other: string): boolean {
  try {
    const files = ["findings.json", ...readdirSync(join(one, "data")).map((name) => join("data", name))];
    return files.every((file) => readFileSync(join(one, file)).equals(readFileSync(join(other, file))));
  } catch {
    return false;
  }
}
