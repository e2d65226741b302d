import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { compileKernels } from "../src/kernels/compiledKernels.ts";
import { runScenario } from "../src/lab.ts";
import { summarize } from "../src/measures/summarize.ts";
import { plan } from "../src/plan/plan.ts";
import type { RunPlan } from "../src/plan/runPlan.ts";
import { writeReport } from "../src/report/writeReport.ts";
import { openStore } from "../src/runs/store.ts";
import { trainRun } from "../src/runs/trainRun.ts";
import { readScenario } from "../src/scenario/read.ts";
import type { Scenario } from "../src/scenario/scenario.ts";

/**
 * What `npm start` costs: a scenario's runs and report, in a folder of their own; and where the time of its runs goes,
 * from two seeds of every variant done one after another here.
 *
 *   lab [scenarios/rose-buds.yaml]
 */
export async function measureWholeLab([
  ,
  file = "scenarios/rose-buds.yaml",
]: readonly string[]): Promise<void> {
  const read = readScenario(file, readFileSync(file, "utf8"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults, null, 2));
  const folder = mkdtempSync(join(tmpdir(), "lab-"));
  try {
    await measureWhole(read.scenario, folder);
    measureShares(read.scenario, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureWhole(scenario: Scenario, reports: string): Promise<void> {
  const workers = availableParallelism();
  const began = performance.now();
  const input = await runScenario(scenario, {
    reports,
    workers,
    fresh: false,
    signal: new AbortController().signal,
    onRun: () => {},
    variation: null,
    clock: () => 0,
  });
  const ran = performance.now();
  await writeReport(input, reports);
  print(`${input.runs.length} runs on ${workers} workers`, ran - began);
  print("report", performance.now() - ran);
  console.log(
    `peak memory, worker threads included: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  );
}

function measureShares(scenario: Scenario, folder: string): void {
  const store = openStore(join(folder, ".shares"));
  const kernels = compileKernels();
  const train = (run: RunPlan) => {
    kernels.startOver();
    return trainRun(run, kernels);
  };
  const seeds = [scenario.seeds.from, scenario.seeds.from + 1];
  const runs = plan(scenario).filter(({ seed }) => seeds.includes(seed));
  const unobserved = runs.map(withoutObservations);
  for (const each of [runs[0]!, unobserved[0]!]) train(each);

  let began = performance.now();
  const lap = () => {
    const taken = performance.now() - began;
    began = performance.now();
    return taken;
  };
  for (const each of unobserved) train(each);
  const training = lap();
  const records = runs.map((each) => train(each));
  const tracking = lap() - training;
  const summaries = records.map(summarize);
  const measures = lap();
  records.forEach((record, index) => {
    store.put(String(index), summaries[index]!, record);
  });
  const storing = lap();
  const total = training + tracking + measures + storing;
  console.log(`${runs.length} runs, one after another:`);
  for (const [part, taken] of Object.entries({ training, tracking, measures, storing }))
    print(`  ${part} ${((100 * taken) / total).toFixed(0).padStart(2)} %`, taken);
}

/** The same run with nothing watched but its loss, whether it reaches the target, and its end. */
const withoutObservations = (run: RunPlan): RunPlan => ({
  ...run,
  detailed: false,
  settings: { ...run.settings, tracking: { ...run.settings.tracking, observe: [], plane: null } },
});

const print = (what: string, milliseconds: number) =>
  console.log(`${what.padEnd(28)}${(milliseconds / 1000).toFixed(2).padStart(8)} s`);
