import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { TopLevelSpec } from "vega-lite";
import { openFloor } from "./queueFloor.ts";
import { findRedis } from "./redisServer.ts";

/** Steps of a run, and how many runs of that length are done. */
const lengths = [
  { steps: 100, runs: 400 },
  { steps: 1000, runs: 200 },
  { steps: 10_000, runs: 60 },
] as const;
const processes = [1, 2, 4, 8] as const;

const scenarioOf = ({ steps, runs }: (typeof lengths)[number]) =>
  JSON.stringify({
    title: "Runs of one length",
    question: "What does a queue cost a run?",
    data: { flowers: { train: 400, test: 200, probe: 64 } },
    network: { hidden: [8, 8] },
    training: { steps, batchSize: 16 },
    tracking: "outcome",
    seeds: runs,
  });

interface Overhead {
  readonly processes: number;
  /** Milliseconds of a run by itself: of a local command with as many threads, per run. */
  readonly length: number;
  /** Milliseconds that a run takes longer through a queue. */
  readonly overhead: number;
}

/**
 * What a queue costs a run, against the length of runs and the number of workers: the same scenario by a local command with k
 * threads, and through a queue with k worker processes of a thread each, all on this machine; the difference per run. Start and
 * report of the command are in both; the workers are there already.
 *
 *   queue-overhead [--svg=docs/queue.svg]
 */
export async function measureQueueOverhead(words: readonly string[]): Promise<void> {
  const program = findRedis();
  if (program === null) throw new Error("queue-overhead: expected redis-server or valkey-server on the PATH");
  const measured: Overhead[] = [];
  console.log("steps   runs  processes  local s  queue s  local ms/run  overhead ms/run");
  for (const length of lengths)
    for (const count of processes) {
      const { local, queued } = await secondsOf(program, length, count);
      const perRun = (seconds: number) => (1000 * seconds) / length.runs;
      measured.push({ processes: count, length: perRun(local), overhead: perRun(queued - local) });
      console.log(
        [
          String(length.steps).padEnd(7),
          String(length.runs).padEnd(5),
          String(count).padEnd(10),
          local.toFixed(2).padStart(7),
          queued.toFixed(2).padStart(8),
          perRun(local).toFixed(1).padStart(13),
          perRun(queued - local)
            .toFixed(1)
            .padStart(16),
        ].join(" "),
      );
    }
  const file = words.find((word) => word.startsWith("--svg="))?.slice("--svg=".length);
  if (file !== undefined) writeFileSync(file, await chartOf(measured));
}

async function secondsOf(program: string, length: (typeof lengths)[number], count: number) {
  const folder = mkdtempSync(join(tmpdir(), "ics-lab-overhead-"));
  const floor = await openFloor(folder, program);
  const timed = async (words: readonly string[]) => {
    const began = performance.now();
    const one = floor.lab(["run", "runs.json", "--quiet", ...words]);
    if ((await one.ended) !== 0) throw new Error(one.told.text);
    return (performance.now() - began) / 1000;
  };
  try {
    writeFileSync(join(folder, "runs.json"), scenarioOf(length));
    const local = await timed(["--out", "local", "--workers", String(count)]);
    const workers = Array.from({ length: count }, () =>
      floor.lab(["work", "--queue", floor.server.url, "--workers", "1"]),
    );
    while (workers.some(({ told }) => told.text === "")) await wait(20);
    const queued = await timed(["--out", "queued", "--queue", floor.server.url]);
    return { local, queued };
  } finally {
    await floor.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Overhead against the length of a run, a line for each number of processes. */
async function chartOf(measured: readonly Overhead[]): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import("vega-lite"), import("vega")]);
  const axis = { grid: true, titleFontWeight: 500 } as const;
  const spec = {
    background: "white",
    padding: 12,
    width: 420,
    height: 240,
    data: { values: [...measured] },
    mark: { type: "line", point: { size: 50, filled: true }, strokeWidth: 2 },
    encoding: {
      x: {
        field: "length",
        type: "quantitative",
        scale: { type: "log" },
        axis: { ...axis, title: "a run by itself, ms" },
      },
      y: {
        field: "overhead",
        type: "quantitative",
        axis: { ...axis, title: "longer through a queue, ms per run" },
      },
      color: { field: "processes", type: "ordinal", title: "worker processes" },
    },
    config: { font: "Helvetica, Arial, sans-serif", view: { stroke: null } },
  };
  return new View(parse(compile(spec as unknown as TopLevelSpec).spec), { renderer: "none" }).toSVG();
}
