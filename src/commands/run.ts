import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { runScenario } from "../lab.ts";
import { planSummary } from "../plan/planSummary.ts";
import type { ReportInput } from "../report/input.ts";
import { lockScenario } from "../runs/lock.ts";
import { openStore } from "../runs/store.ts";
import { arithmeticLines } from "../terminal/arithmetic.ts";
import { UserFault } from "../terminal/fail.ts";
import { findingLines } from "../terminal/findings.ts";
import { safeJson, safeText } from "../terminal/safeText.ts";
import { warn } from "../terminal/warn.ts";
import { interruptible } from "./interruptible.ts";
import { type LoadedScenario, loadScenarios } from "./loadScenarios.ts";
import { planOfAll } from "./planOfAll.ts";
import { rehearseReports } from "./rehearseReports.ts";
import { allScenarioFiles } from "./scenarioFiles.ts";
import { refuseOthersReports } from "./writtenReports.ts";

export interface RunFlags {
  readonly seeds?: number;
  readonly steps?: number;
  readonly quick?: boolean;
  readonly workers: number;
  readonly out: string;
  readonly fresh?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly all?: boolean;
}

/**
 * Runs scenarios one after the other and writes their reports; everything is read and checked before any runs, and of all of
 * them together the plan is shown first.
 */
export async function run(given: readonly string[], flags: RunFlags): Promise<void> {
  const files = flags.all ? allScenarioFiles() : given;
  if (files.length === 0)
    throw new UserFault(
      "run: expected a scenario file or name, or --all; got none (npm run lab -- list shows what there is)",
    );
  if (existsSync(flags.out) && !statSync(flags.out).isDirectory())
    throw new UserFault(`--out: expected a folder; ${safeText(flags.out)} is a file`);
  const loaded = loadScenarios(files, flags);
  refuseOthersReports(loaded, flags.out);
  await rehearseReports(loaded);
  if (flags.all && !flags.quiet && !flags.json)
    process.stdout.write(`${planOfAll(loaded, flags).join("\n")}\n`);
  const results: object[] = [];
  for (const one of loaded) results.push(await runOne(one, flags));
  if (flags.json) process.stdout.write(`${safeJson(results.length === 1 ? results[0] : results)}\n`);
}

async function runOne({ scenario, variation }: LoadedScenario, flags: RunFlags): Promise<object> {
  const say = (text: string) => {
    if (!flags.quiet && !flags.json) process.stdout.write(`${text}\n`);
  };
  const summary = planSummary(scenario);
  say(`${safeText(scenario.title)}\n  ${safeText(scenario.question)}`);
  say(
    `  ${scenario.variants.length} variants × ${scenario.seeds.count} seeds = ${summary.runs} runs of ${summary.stepsText} steps, ${flags.workers} workers${variation ? ` (${variation}: marked, beside the full result)` : ""}`,
  );
  if (scenario.tune)
    say(
      `  before them ${summary.tuningRuns} runs on ${scenario.tune.seeds.count} other seeds choose ${safeText(scenario.tune.path)} from ${safeText(scenario.tune.values.join(", "))}`,
    );
  const release = await lockScenario(flags.out, scenario.name, Date.now);
  try {
    const total = summary.tuningRuns + summary.runs;
    const input = await interruptible(
      { total, quiet: flags.quiet || flags.json || false },
      (signal, onRun) =>
        runScenario(scenario, {
          workers: flags.workers,
          fresh: flags.fresh ?? false,
          signal,
          onRun,
          reports: flags.out,
          variation,
          clock: Date.now,
        }),
      (done) => {
        openStore(join(flags.out, ".runs")).tidy();
        return `stopped: ${done} of ${total} runs are finished and kept; the same command goes on from there`;
      },
    );
    const { writeReport } = await import("../report/writeReport.ts");
    const page = await writeReport(input, flags.out, warn);
    sayOutcome(input, say);
    say(safeText(`\n  report  ${page}\n  index   ${join(flags.out, "index.html")}\n`));
    return { scenario: scenario.name, variation, report: page, findings: input.findings };
  } finally {
    await release();
  }
}

function sayOutcome(input: ReportInput, say: (text: string) => void): void {
  const diverged = input.runs.filter(({ summary }) => summary.outcome.kind === "diverged").length;
  say(
    `  ${input.runs.length + (input.manifest.tuning?.runs.length ?? 0)} runs in ${input.manifest.seconds.toFixed(1)} s, ${input.manifest.reused} of them found in the store${diverged ? `, ${diverged} diverged` : ""}\n`,
  );
  const lines = findingLines(input.findings, input.warnings, input.manifest.variation);
  if (lines.length > 0) say(lines.join("\n"));
  for (const { variant, record } of input.details) {
    const settings = input.scenario.variants.find(({ id }) => id === variant)!;
    if (!("rows" in settings.settings.data) || !record.workedExample) continue;
    say(`\n  ${safeText(settings.label || settings.id)}\n`);
    say(
      arithmeticLines(record.workedExample)
        .map((line) => `  ${line}`)
        .join("\n"),
    );
  }
}
