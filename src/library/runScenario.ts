import { availableParallelism } from "node:os";
import type { Finding } from "../findings/finding.ts";
import { runScenario as runStages } from "../lab.ts";
import type { RunSummary } from "../measures/summary.ts";
import { writeReport } from "../report/writeReport.ts";
import { lockScenario } from "../runs/lock.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withVariation } from "../scenario/vary.ts";

export interface RunOptions {
  /** Where finished runs and reports are kept ("reports"). */
  readonly reports?: string;
  /** Worker threads (one per core). */
  readonly workers?: number;
  /** Instead of the scenario's: the report says so, and stands beside the full one. */
  readonly seeds?: number;
  readonly steps?: number;
  /** Do again what the store holds (false). */
  readonly fresh?: boolean;
  /** Ends it; what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Told whenever a run is there. */
  readonly onRun?: (run: {
    /** Found in the store. */
    readonly reused: boolean;
    readonly diverged: boolean;
    readonly steps: number;
  }) => void;
}

export interface ScenarioOutcome {
  /** One for each claim, and for each level of the factors that it does not name. */
  readonly findings: readonly Finding[];
  readonly runs: readonly { readonly variant: string; readonly seed: number; readonly summary: RunSummary }[];
  /** What a reader has to know first, as sentences. */
  readonly warnings: readonly string[];
  /** Path of the report's page; its tables lie in `data/` beside it. */
  readonly page: string;
}

/**
 * Runs a scenario as the command line does, on worker threads and with a store of finished runs, and writes its report.
 *
 * Errors   a folder that cannot be written to; another process that runs the same scenario there; an abort
 *
 * @example
 *   const { scenario } = readScenarioFile("scenarios/rose-buds.yaml");
 *   const { findings, runs } = await runScenario(scenario, { seeds: 3, steps: 60 });
 *   runs.length // 12
 *   findings[0].claim // 'bn-is-faster'
 *   findings[0].verdict // 'inconclusive'
 */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<ScenarioOutcome> {
  const { reports = "reports", workers = availableParallelism(), seeds, steps, fresh = false } = options;
  const varied = withVariation(scenario, { seeds, steps });
  const release = await lockScenario(reports, scenario.name);
  try {
    const input = await runStages(varied.scenario, {
      workers,
      reports,
      fresh,
      signal: options.signal ?? new AbortController().signal,
      onRun: options.onRun ?? (() => {}),
      variation: varied.variation,
      clock: Date.now,
    });
    const page = await writeReport(input, reports);
    const { findings, runs, warnings } = input;
    return { findings, runs, warnings, page };
  } finally {
    await release();
  }
}
