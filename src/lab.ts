import { join } from "node:path";
import { findingsOf } from "./findings/findings.ts";
import { ownBestOf } from "./findings/ownBest.ts";
import { warningsOf } from "./findings/warnings.ts";
import type { MeasuredRun } from "./measures/measure.ts";
import type { RunSummary } from "./measures/summary.ts";
import { frozen } from "./plan/frozen.ts";
import { plan } from "./plan/plan.ts";
import { tuningPlan } from "./plan/tuningPlan.ts";
import type { Manifest, ReportInput, Tuning } from "./report/input.ts";
import { createManifest } from "./report/manifest.ts";
import { type ExecuteOptions, execute, keyed, type PlannedRun, stored } from "./runs/execute.ts";
import { openStore, type RunStore } from "./runs/store.ts";
import type { Scenario } from "./scenario/scenario.ts";

/**
 * The lab, stage by stage; read this first.
 *
 *   scenario file ─ read ─▶ Scenario ─ plan ─▶ RunPlan[] ─ run ─▶ RunRecord[] ─ measure ─▶ Measure[] ─ compare ─▶
 *   Finding[] ─▶ report
 *
 * `scenario/` reads the file, this function does the middle, `report/` writes what comes out. Workers train, measure and
 * store each run where it is done.
 */
export async function runScenario(
  scenario: Scenario,
  options: ExecuteOptions & {
    /** The reports folder, in which `.runs` is the store. */
    readonly reports: string;
    readonly variation: string | null;
    /** Milliseconds, for the manifest; only the command line reads the clock. */
    readonly clock: () => number;
  },
): Promise<ReportInput> {
  const began = options.clock();
  const store = openStore(join(options.reports, ".runs"));
  const trials = keyed(tuningPlan(scenario));
  const tried = await execute(trials, store, options);
  const { chosen, tuning } = choose(scenario, trials, tried.summaries);
  const runs = keyed(plan(chosen));
  const { summaries, reused } = await execute(runs, store, options);
  return reportInput(chosen, tuning, store, runs, summaries, {
    variation: options.variation,
    madeAt: new Date(began).toISOString(),
    seconds: (options.clock() - began) / 1000,
    reused: tried.reused + reused,
    workers: options.workers,
  });
}

/** The same from the store alone; null where a run is missing. `made` tells when and how the runs were done. */
export function redrawScenario(
  scenario: Scenario,
  options: { readonly reports: string; readonly variation: string | null; readonly made: Made | null },
): ReportInput | null {
  const store = openStore(join(options.reports, ".runs"));
  const trials = keyed(tuningPlan(scenario));
  const tried = allStored(trials, store);
  if (tried === null) return null;
  const { chosen, tuning } = choose(scenario, trials, tried);
  const runs = keyed(plan(chosen));
  const summaries = allStored(runs, store);
  if (summaries === null) return null;
  const made = options.made ?? {
    madeAt: "",
    seconds: 0,
    reused: trials.length + runs.length,
    workers: 0,
  };
  return reportInput(chosen, tuning, store, runs, summaries, { ...made, variation: options.variation });
}

/** How many of a scenario's runs the store holds; which those after a choice are is known once all before it are there. */
export function countStored(scenario: Scenario, reports: string): number {
  const store = openStore(join(reports, ".runs"));
  const trials = keyed(tuningPlan(scenario));
  const tried = trials.map((run) => stored(run, store)).filter((summary) => summary !== null);
  if (tried.length < trials.length) return tried.length;
  const runs = keyed(plan(choose(scenario, trials, tried).chosen));
  return tried.length + runs.filter((run) => stored(run, store) !== null).length;
}

function allStored(runs: readonly PlannedRun[], store: RunStore): RunSummary[] | null {
  const summaries = runs.map((run) => stored(run, store));
  return summaries.includes(null) ? null : (summaries as RunSummary[]);
}

/** Each side at its own best setting, where the scenario tunes one: chosen and frozen before any reported run. */
function choose(
  scenario: Scenario,
  trials: readonly PlannedRun[],
  summaries: readonly RunSummary[],
): { readonly chosen: Scenario; readonly tuning: Tuning | null } {
  if (scenario.tune === null) return { chosen: scenario, tuning: null };
  const ownBest = ownBestOf(
    scenario.tune,
    trials.map(({ plan }, index) => measured(plan, summaries[index]!)),
  );
  return {
    chosen: frozen(scenario, ownBest.choices),
    tuning: { ...ownBest, runs: trials.map(({ plan: { variant, seed }, key }) => ({ variant, seed, key })) },
  };
}

function measured({ variant, seed }: { variant: string; seed: number }, summary: RunSummary): MeasuredRun {
  const { outcome, measures, courses } = summary;
  return { variant, seed, outcome, measures, courses };
}

type Made = Pick<Manifest, "madeAt" | "seconds" | "reused" | "workers">;

function reportInput(
  scenario: Scenario,
  tuning: Tuning | null,
  store: RunStore,
  planned: readonly PlannedRun[],
  summaries: readonly RunSummary[],
  made: Made & Pick<Manifest, "variation">,
): ReportInput {
  const runs = planned.map(({ plan: { variant, seed }, key }, index) => ({
    variant,
    seed,
    key,
    summary: summaries[index]!,
  }));
  const all = runs.map((run) => measured(run, run.summary));
  const findings = findingsOf(scenario, all, tuning);
  return {
    scenario,
    runs,
    details: planned
      .filter(({ plan: { detailed } }) => detailed)
      .map(({ plan: { variant, seed }, key }) => ({ variant, seed, record: store.record(key)! })),
    findings,
    warnings: warningsOf(scenario, all, findings.length, tuning),
    manifest: createManifest(scenario, runs, tuning, made),
  };
}
