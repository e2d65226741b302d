import { availableParallelism } from "node:os";
import { plan } from "../src/plan/plan.ts";
import { keyed, type PlannedRun } from "../src/runs/execute.ts";
import { readScenario } from "../src/scenario/read.ts";
import { median } from "../src/statistics/median.ts";
import { secondsOfRuns } from "./timedRuns.ts";

const rounds = 3;

/** Forty runs of W1's network, judged at their end alone. */
function fortyRuns(steps: number): PlannedRun[] {
  const text = JSON.stringify({
    title: "Forty runs",
    question: "How do runs spread over workers?",
    data: { flowers: { train: 4000, test: 1000, probe: 512 } },
    network: { hidden: [16, 16, 8], activation: "tanh", normalization: "batch" },
    training: { steps, batchSize: 32 },
    tracking: "outcome",
    seeds: 40,
  });
  const read = readScenario("forty.json", text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults, null, 2));
  return keyed(plan(read.scenario).map((run) => ({ ...run, detailed: false })));
}

/**
 * Forty runs over 1, 2 and 4 worker threads, from their start to the last run stored, interleaved: medians of three
 * rounds, and how many times one worker's speed that is. For a machine that does nothing else.
 *
 *   workers [--steps=20000]
 */
export async function compareWorkers(words: readonly string[]): Promise<void> {
  const steps = Number(words.find((word) => word.startsWith("--steps="))?.slice(8) ?? 20_000);
  const runs = fortyRuns(steps);
  const counts = [1, 2, 4].filter((count) => count <= availableParallelism());
  const seconds = new Map<number, number[]>(counts.map((count) => [count, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [workers, times] of seconds) times.push(await secondsOfRuns(runs, workers));
  }
  const alone = median(seconds.get(1)!);
  for (const [workers, times] of seconds) {
    const each = median(times);
    console.log(
      `${workers} workers  ${each.toFixed(2).padStart(6)} s  ${(alone / each).toFixed(2)} × as fast as one`,
    );
  }
}
