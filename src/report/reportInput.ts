import type { Finding } from "../findings/finding.ts";
import type { OwnBest } from "../findings/ownBest.ts";
import type { RunSummary } from "../measures/summary.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Variation } from "../scenario/variation.ts";
import type { RunRecord } from "../tracking/record.ts";

/** Everything a report is made from. */
export interface ReportInput {
  readonly scenario: Scenario;
  /** Every run, in plan order. */
  readonly runs: readonly { readonly variant: string; readonly seed: number; readonly summary: RunSummary }[];
  /** Full records of the detailed seeds. */
  readonly details: readonly {
    readonly variant: string;
    readonly seed: number;
    readonly record: RunRecord;
  }[];
  readonly findings: readonly Finding[];
  /** What a reader has to know before them, as sentences. */
  readonly warnings: readonly string[];
  readonly manifest: Manifest;
}

/** The same of runs that are in a store, under the keys that the manifest has. */
export interface StoredReport extends ReportInput {
  /** The store's folder. */
  readonly store: string;
}

/** What was chosen before the reported runs, and the runs that it was chosen on. */
export interface Tuning extends OwnBest {
  readonly runs: Manifest["runs"];
}

/** How the report was made. */
export interface Manifest {
  readonly lab: string;
  readonly node: string;
  readonly scenario: string;
  /** The scenario's path as its author gave it, and its text: all that running it again takes, but for tables. */
  readonly file: string;
  readonly text: string;
  /** null: the scenario as it is written. */
  readonly variation: Variation | null;
  readonly seeds: readonly number[];
  readonly runs: readonly { readonly variant: string; readonly seed: number; readonly key: string }[];
  /** Seeds of its own, disjoint from `seeds`; null where nothing was tuned. */
  readonly tuning: Tuning | null;
  /** The command that makes it again. */
  readonly command: string;
  /** ISO date and wall-clock seconds of the run that made it; runs found in the store cost nothing. */
  readonly madeAt: string;
  readonly seconds: number;
  readonly reused: number;
  readonly workers: number;
  /** Resolved settings per variant. */
  readonly variants: readonly { readonly id: string; readonly settings: unknown }[];
}
