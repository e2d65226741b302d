/**
 * The stages of the lab, from a scenario's text to findings and a report; `ics-lab/engine` has what a run is made of.
 *
 * ```
 * scenario file ─ readScenario ─▶ Scenario ─ plan ─▶ RunPlan[] ─ trainRun ─▶ RunRecord[] ─ summarize ─▶ RunSummary[] ─ findingsOf ─▶ Finding[]
 * ```
 *
 * `runScenario` does all of it on worker threads, keeps what is finished, and writes the report.
 *
 * @module ics-lab
 */
export type { Finding, Nuance, Verdict } from "./findings/finding.ts";
export { findingsOf } from "./findings/findings.ts";
export { type RunOptions, runScenario, type ScenarioOutcome } from "./library/runScenario.ts";
export type { Measure, MeasuredRun } from "./measures/measure.ts";
export { summarize } from "./measures/summarize.ts";
export type { RunSummary } from "./measures/summary.ts";
export { plan } from "./plan/plan.ts";
export type { RunPlan } from "./plan/runPlan.ts";
export { trainRun } from "./runs/trainRun.ts";
export type { Fault } from "./scenario/faults.ts";
export { type ReadResult, readScenario } from "./scenario/read.ts";
export { readScenarioFile } from "./scenario/readFile.ts";
export type { Claim, RunSettings, Scenario, Variant } from "./scenario/scenario.ts";
export type { RunRecord } from "./tracking/record.ts";
