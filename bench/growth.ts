import { writeFileSync } from "node:fs";
import { compileKernels } from "../src/kernels/compiledKernels.ts";
import { plan } from "../src/plan/plan.ts";
import type { RunPlan } from "../src/plan/runPlan.ts";
import { keyed } from "../src/runs/execute.ts";
import { trainRun } from "../src/runs/trainRun.ts";
import { readScenario } from "../src/scenario/read.ts";
import { type Growth, growthChart } from "./growthChart.ts";
import { secondsOfRuns } from "./timedRuns.ts";

interface Size {
  readonly steps?: number;
  readonly width?: number;
  readonly seeds?: number;
}

/** A small scenario of one variant, tracked as by default, all but what grows held small. */
function plansOf({ steps = 200, width = 8, seeds = 1 }: Size): RunPlan[] {
  const text = JSON.stringify({
    title: "Growth",
    question: "How does the lab grow?",
    data: { flowers: { train: 200, test: 100, probe: 64 } },
    network: { hidden: [width, width], activation: "tanh", normalization: "batch" },
    training: { steps, batchSize: 16 },
    tracking: {
      observe: [{ what: "unit-input", at: "snapshots" }],
      snapshots: { dense: 2, count: 20 },
      populationSample: 64,
    },
    seeds,
  });
  const read = readScenario("growth.json", text);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults, null, 2));
  return plan(read.scenario).map((run) => ({ ...run, detailed: false }));
}

/** One line per size: seconds, microseconds per unit of what grows, and the memory of this process. */
function report(what: Growth["what"], size: number, seconds: number): Growth {
  const perUnit = (1e6 * seconds) / size;
  const mebibytes = process.memoryUsage().rss / 2 ** 20;
  console.log(
    `${what.padEnd(12)}${String(size).padStart(9)}${seconds.toFixed(2).padStart(10)} s${perUnit
      .toFixed(2)
      .padStart(12)} µs each${mebibytes.toFixed(0).padStart(8)} MiB`,
  );
  return { what, size, seconds, mebibytes };
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

const parametersOf = (width: number) => 2 * width + width * width + 5 * width + 1;

/**
 * Time and memory as steps, parameters and runs grow: time should grow in proportion, memory should not grow with steps
 * and runs.
 *
 *   growth [--steps=1000000] [--runs=10000] [--workers=4] [--svg=docs/growth.svg]
 */
export async function measureGrowth(words: readonly string[]): Promise<void> {
  const given = (name: string) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const limit = (name: string, fallback: number) => Number(given(name) ?? fallback);
  const grown: Growth[] = [];
  const kernels = compileKernels();
  const train = (run: RunPlan) => {
    kernels.startOver();
    trainRun(run, kernels);
  };
  train(plansOf({})[0]!);
  for (let steps = 1000; steps <= limit("steps", 1_000_000); steps *= 10) {
    const seconds = timed(() => train(plansOf({ steps })[0]!));
    grown.push(report("steps", steps, seconds));
  }
  for (const width of [16, 32, 64, 128, 256]) {
    const seconds = timed(() => train(plansOf({ width })[0]!));
    grown.push(report("parameters", parametersOf(width), seconds));
  }
  for (let runs = 10; runs <= limit("runs", 10_000); runs *= 10) {
    grown.push(
      report("runs", runs, await secondsOfRuns(keyed(plansOf({ seeds: runs })), limit("workers", 4))),
    );
  }
  const file = given("svg");
  if (file !== undefined) writeFileSync(file, await growthChart(grown));
}
