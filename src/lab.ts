import { join } from "node:path";
import { findingsOf } from "./findings/findings.ts";
import { warningsOf } from "./findings/warnings.ts";
import type { RunSummary } from "./measures/summary.ts";
import { plan } from "./plan/plan.ts";
import type { Manifest, ReportInput } from "./report/input.ts";
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
  const runs = keyed(plan(scenario));
  const { summaries, reused } = await execute(runs, store, options);
  return reportInput(scenario, store, runs, summaries, {
    variation: options.variation,
    madeAt: new Date(began).toISOString(),
    seconds: (options.clock() - began) / 1000,
    reused,
    workers: options.workers,
  });
}

/** The same from the store alone; null where a run is missing. `made` tells when and how the runs were done. */
export function redrawScenario(
  scenario: Scenario,
  options: { readonly reports: string; readonly variation: string | null; readonly made: Made | null },
): ReportInput | null {
  const store = openStore(join(options.reports, ".runs"));
  const runs = keyed(plan(scenario));
  const summaries = runs.map((run) => stored(run, store));
  if (summaries.some((summary) => summary === null)) return null;
  const made = options.made ?? { madeAt: "", seconds: 0, reused: runs.length, workers: 0 };
  return reportInput(scenario, store, runs, summaries as RunSummary[], {
    ...made,
    variation: options.variation,
  });
}

type Made = Pick<Manifest, "madeAt" | "seconds" | "reused" | "workers">;

function reportInput(
  scenario: Scenario,
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
  const measured = runs.map(({ variant, seed, summary: { outcome, measures, courses } }) => ({
    variant,
    seed,
    outcome,
    measures,
    courses,
  }));
  const findings = findingsOf(scenario, measured);
  return {
    scenario,
    runs,
    details: planned
      .filter(({ plan: { detailed } }) => detailed)
      .map(({ plan: { variant, seed }, key }) => ({ variant, seed, record: store.record(key)! })),
    findings,
    warnings: warningsOf(scenario, measured, findings.length),
    manifest: createManifest(scenario, runs, made),
  };
}
