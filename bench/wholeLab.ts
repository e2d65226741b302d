import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { runScenario } from "../src/lab.ts";
import { plan } from "../src/plan/plan.ts";
import type { RunPlan } from "../src/plan/runPlan.ts";
import { writeReport } from "../src/report/writeReport.ts";
import { readScenario } from "../src/scenario/read.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { instrumentTable, millisecondsOf } from "./instrumentTable.ts";

/**
 * What `npm start` costs: a scenario's runs and report, in a folder of their own; and where the time of its runs goes, by
 * instruments and levels of tracking, from three seeds of every variant done one after another here.
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
    measureInstruments(read.scenario, file);
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

/** By levels of tracking: what a run takes, beside the same run unobserved, and what each instrument takes of it. */
function measureInstruments(scenario: Scenario, file: string): void {
  const seeds = Array.from(
    { length: Math.min(3, scenario.seeds.count) },
    (_, at) => scenario.seeds.from + at,
  );
  const bySeed = (of: Scenario) => seeds.flatMap((seed) => plan(of).filter((run) => run.seed === seed));
  const levels = [
    ["as the scenario says, not detailed", bySeed(scenario).map((run) => ({ ...run, detailed: false }))],
    ["as the scenario says, detailed", bySeed(scenario).map((run) => ({ ...run, detailed: true }))],
    ...(["layers", "outcome"] as const).map(
      (level) =>
        [
          `tracking: ${level}`,
          bySeed(tracked(file, level)).map((run) => ({ ...run, detailed: false })),
        ] as const,
    ),
  ] as const;
  // Once for the compiler.
  millisecondsOf(levels[1][1].slice(0, scenario.variants.length));
  const unobserved = millisecondsOf(bySeed(scenario).map(withoutObservations));
  for (const [name, runs] of levels)
    console.log(`${name}: ${millisecondsOf(runs.map(ofOneStep)).toFixed(1)} ms a run of one step`);
  for (const [name, runs] of levels) {
    console.log(
      `${name}: ${millisecondsOf(runs).toFixed(0)} ms a run (${unobserved.toFixed(0)} unobserved), ${runs.length} runs one after another`,
    );
    console.log(instrumentTable(runs).join("\n"));
  }
}

function tracked(file: string, level: "layers" | "outcome"): Scenario {
  const document = parseDocument(readFileSync(file, "utf8"));
  document.set("tracking", level);
  // Neither can be told of what is not tracked.
  document.set("claims", []);
  document.delete("answer");
  const read = readScenario(file, String(document));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults, null, 2));
  return read.scenario;
}

/** The same run with nothing watched but its loss, whether it reaches the target, and its end. */
const withoutObservations = (run: RunPlan): RunPlan => ({
  ...run,
  detailed: false,
  settings: { ...run.settings, tracking: { ...run.settings.tracking, observe: [], plane: null } },
});

/** What a run takes however short it is: its data, what is measured against these, the looks before the first update and at the end. */
const ofOneStep = (run: RunPlan): RunPlan => ({
  ...run,
  settings: { ...run.settings, training: { ...run.settings.training, steps: 1, phases: [] } },
});

const print = (what: string, milliseconds: number) =>
  console.log(`${what.padEnd(28)}${(milliseconds / 1000).toFixed(2).padStart(8)} s`);
