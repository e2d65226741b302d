import { join } from "node:path";
import type { Finding } from "./findings/finding.ts";
import { findingsOf } from "./findings/findings.ts";
import { ownBestOf } from "./findings/ownBest.ts";
import { stopAfter } from "./findings/stopping.ts";
import { warningsOf } from "./findings/warnings.ts";
import type { MeasuredRun } from "./measures/measure.ts";
import type { RunSummary } from "./measures/summary.ts";
import { type Chosen, frozen } from "./plan/frozen.ts";
import { plan } from "./plan/plan.ts";
import { tuningPlan } from "./plan/tuningPlan.ts";
import { createManifest } from "./report/manifest.ts";
import type { Manifest, StoredReport, Tuning } from "./report/reportInput.ts";
import {
  type Elsewhere,
  type ExecuteOptions,
  execute,
  keyed,
  openThreads,
  type PlannedRun,
  stored,
  type Threads,
} from "./runs/execute.ts";
import { type OnDamaged, openStore, type RunStore } from "./runs/store.ts";
import { finishedSummary, keepingSummaries } from "./runs/summaries.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Variation } from "./scenario/variation.ts";
import { looksUpTo } from "./statistics/sequentialSignTest.ts";

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
  options: Omit<ExecuteOptions, "threads"> & {
    readonly workers: number;
    /** Those of whoever runs several scenarios, who retires them: the code of a thread is compiled as it runs. */
    readonly threads?: Threads;
    /** The reports folder, in which `.runs` is the store; of plain runs, `.runs-plain`. */
    readonly reports: string;
    readonly variation: Variation | null;
    /** Milliseconds, for the manifest; only the command line reads the clock. */
    readonly clock: () => number;
    readonly onDamaged?: OnDamaged;
    /** Told at each look, where seeds go on until decided. */
    readonly onLook?: (look: Look) => void;
    /** Where the runs are done, if not in worker threads of this process. */
    readonly elsewhere?: Elsewhere | undefined;
  },
): Promise<StoredReport> {
  const began = options.clock();
  const store = storeOf(options.reports, options.onDamaged, options.plain ? ".runs-plain" : ".runs");
  const trials = keyed(tuningPlan(scenario), "tuning");
  const threads = options.threads ?? openThreads(options.workers);
  const { elsewhere, onSteps = () => {} } = options;
  const done = (runs: readonly PlannedRun[], choices: readonly Chosen[] | null) =>
    elsewhere
      ? elsewhere(runs, { ...options, onSteps, choices })
      : execute(runs, store, { ...options, threads });
  try {
    let { reused } = await done(trials, null);
    const { chosen, tuning } = choose(scenario, trials, store);
    const planned = keyed(plan(chosen));
    let next = chosen.seeds.from;
    for (const soFar of atItsLooks(chosen)) {
      const runs = upTo(soFar, planned);
      const added = runs.filter(({ plan: { seed } }) => seed >= next);
      reused += (await done(added, tuning?.choices ?? null)).reused;
      next = soFar.seeds.from + soFar.seeds.count;
      if (!stopsAt(soFar, runs, tuning, store, options.onLook)) continue;
      return reportInput(soFar, tuning, store, runs, {
        variation: options.variation,
        madeAt: new Date(began).toISOString(),
        seconds: (options.clock() - began) / 1000,
        reused,
        workers: options.workers,
      });
    }
    throw new Error("runScenario: the last look did not stop");
  } finally {
    if (threads !== options.threads) threads.retire();
  }
}

/** What is told of a look: how many seeds there are, how the claims stand, and how many seeds are added for the next; 0 at the last. */
export interface Look {
  readonly seeds: number;
  readonly findings: readonly Finding[];
  readonly added: number;
}

/** The scenario with as many seeds as it has at each of its looks: one look, at all, where their number is fixed. */
function atItsLooks(scenario: Scenario): Scenario[] {
  const { seeds } = scenario;
  const counts = seeds.untilDecided === null ? [seeds.count] : looksUpTo(seeds.untilDecided);
  return counts.map((count) => ({ ...scenario, seeds: { ...seeds, count } }));
}

/** The runs of the seeds that it has there. */
const upTo = ({ seeds }: Scenario, planned: readonly PlannedRun[]): PlannedRun[] =>
  planned.filter(({ plan: { seed } }) => seed < seeds.from + seeds.count);

/** Whether no more seeds are added after those that are there. */
function stopsAt(
  soFar: Scenario,
  planned: readonly PlannedRun[],
  tuning: Tuning | null,
  store: RunStore,
  onLook: (look: Look) => void = () => {},
): boolean {
  const { count, untilDecided } = soFar.seeds;
  if (untilDecided === null) return true;
  const findings = findingsOf(soFar, finishedRuns(planned, store).map(measured), tuning);
  const stops = stopAfter(findings) !== null;
  const added = stops ? 0 : Math.min(untilDecided.step, untilDecided.atMost - count);
  onLook({ seeds: count, findings, added });
  return stops;
}

/** The same from the store alone; null where a run is missing. `made` tells when and how the runs were done. */
export function redrawScenario(
  scenario: Scenario,
  options: {
    readonly reports: string;
    readonly variation: Variation | null;
    readonly made: Made | null;
    readonly onDamaged?: OnDamaged;
  },
): StoredReport | null {
  const store = storeOf(options.reports, options.onDamaged);
  const trials = keyed(tuningPlan(scenario), "tuning");
  if (!areStored(trials, store)) return null;
  const { chosen, tuning } = choose(scenario, trials, store);
  const planned = keyed(plan(chosen));
  for (const soFar of atItsLooks(chosen)) {
    const runs = upTo(soFar, planned);
    if (!areStored(runs, store)) return null;
    if (!stopsAt(soFar, runs, tuning, store)) continue;
    const made = options.made ?? {
      madeAt: "",
      seconds: 0,
      reused: trials.length + runs.length,
      workers: 0,
    };
    return reportInput(soFar, tuning, store, runs, { ...made, variation: options.variation });
  }
  return null;
}

/** How many of a scenario's runs the store holds; which those after a choice are is known once all before it are there. */
export function countStored(scenario: Scenario, reports: string, onDamaged?: OnDamaged): number {
  const store = storeOf(reports, onDamaged);
  const trials = keyed(tuningPlan(scenario), "tuning");
  const count = (runs: readonly PlannedRun[]) => runs.filter((run) => stored(run, store) !== null).length;
  if (!areStored(trials, store)) return count(trials);
  return trials.length + count(keyed(plan(choose(scenario, trials, store).chosen)));
}

/** The store of a reports folder. */
export const storeOf = (reports: string, onDamaged?: OnDamaged, name = ".runs") =>
  keepingSummaries(openStore(join(reports, name), onDamaged && { onDamaged }));

/** Whether all of these are finished. */
export const areStored = (runs: readonly PlannedRun[], store: RunStore) =>
  runs.every((run) => stored(run, store) !== null);

/** Each side at its own best setting, where the scenario tunes one: chosen and frozen before any reported run. */
export function choose(
  scenario: Scenario,
  trials: readonly PlannedRun[],
  store: RunStore,
): { readonly chosen: Scenario; readonly tuning: Tuning | null } {
  if (scenario.tune === null) return { chosen: scenario, tuning: null };
  const ownBest = ownBestOf(scenario.tune, finishedRuns(trials, store).map(measured));
  return {
    chosen: frozen(scenario, ownBest.choices),
    tuning: { ...ownBest, runs: trials.map(({ plan: { variant, seed }, key }) => ({ variant, seed, key })) },
  };
}

/** A run in the store: its summary is read from there when it is asked for. */
interface FinishedRun {
  readonly variant: string;
  readonly seed: number;
  readonly key: string;
  readonly summary: RunSummary;
}

function finishedRuns(runs: readonly PlannedRun[], store: RunStore): FinishedRun[] {
  return runs.map(({ plan: { variant, seed }, key }) => ({
    variant,
    seed,
    key,
    get summary() {
      return finishedSummary(store, key);
    },
  }));
}

function measured(run: FinishedRun): MeasuredRun {
  return {
    variant: run.variant,
    seed: run.seed,
    get outcome() {
      return run.summary.outcome;
    },
    get measures() {
      return run.summary.measures;
    },
    get courses() {
      return run.summary.courses;
    },
  };
}

type Made = Pick<Manifest, "madeAt" | "seconds" | "reused" | "workers">;

function reportInput(
  scenario: Scenario,
  tuning: Tuning | null,
  store: RunStore,
  planned: readonly PlannedRun[],
  made: Made & Pick<Manifest, "variation">,
): StoredReport {
  const runs = finishedRuns(planned, store);
  const all = runs.map(measured);
  const findings = findingsOf(scenario, all, tuning);
  return {
    store: store.folder,
    scenario,
    runs,
    details: planned
      .filter(({ plan: { detailed } }) => detailed)
      .map(({ plan: { variant, seed }, key }) => ({ variant, seed, record: store.record(key)! })),
    findings,
    warnings: warningsOf(scenario, all, tuning),
    manifest: createManifest(scenario, runs, tuning, made),
  };
}
