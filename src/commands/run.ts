import { join } from "node:path";
import { countStored, runScenario } from "../lab.ts";
import { beforehand } from "../plan/beforehand.ts";
import { planSummary } from "../plan/planSummary.ts";
import { trackedWords } from "../plan/trackedWords.ts";
import type { QueueConnection } from "../queue/connect.ts";
import { calledAs } from "../report/calledAs.ts";
import { chartsOf } from "../report/compiledCharts.ts";
import { counted } from "../report/readableNumbers.ts";
import type { ReportInput } from "../report/reportInput.ts";
import { openThreads, type Threads } from "../runs/execute.ts";
import { lockScenario } from "../runs/lock.ts";
import { folderName, variationWords } from "../scenario/variation.ts";
import { arithmeticLines } from "../terminal/arithmetic.ts";
import { UserFault } from "../terminal/fail.ts";
import { lookLines } from "../terminal/lookLines.ts";
import { safeText } from "../terminal/safeText.ts";
import type { StopSignal } from "../terminal/stopSignals.ts";
import { warn } from "../terminal/warn.ts";
import { warningLines } from "../terminal/warnings.ts";
import { damagedRuns } from "./damagedRuns.ts";
import { interruptible } from "./interruptible.ts";
import { type LoadedScenario, loadScenarios } from "./loadScenarios.ts";
import { outcomeLines } from "./outcomeLines.ts";
import { requireFolder } from "./outFolder.ts";
import { planOfAll } from "./planOfAll.ts";
import { rehearseReports } from "./rehearseReports.ts";
import type { RunFlags } from "./runFlags.ts";
import { runsInWords } from "./runsInWords.ts";
import { scenarioByScenario } from "./scenarioByScenario.ts";
import { mainScenarioFiles, paperFiles } from "./scenarioFiles.ts";
import { withTablesAsRead } from "./tablesAsRead.ts";
import { throughQueue } from "./throughQueue.ts";
import { machineSlowness, timeAhead, timeInWords } from "./timeAhead.ts";
import { refuseOthersReports } from "./writtenReports.ts";

/**
 * Runs scenarios one after the other and writes their reports; everything is read and checked before any runs, and of all of
 * them together the plan is shown first.
 */
export async function run(given: readonly string[], flags: RunFlags): Promise<void> {
  const folders = [...(flags.all ? mainScenarioFiles() : []), ...(flags.papers ? paperFiles() : [])];
  const files = flags.all || flags.papers ? folders : given;
  if (files.length === 0)
    throw new UserFault(
      `run: expected a scenario file or name, --all or --papers; got none (${calledAs("list")} shows what there is)`,
    );
  if (flags.seedsTo !== undefined && flags.shard === undefined)
    throw new UserFault("--seeds-to: expected --shard i/n beside it; without shards, --seeds N runs N seeds");
  const loaded = loadScenarios(files, flags);
  if (flags.shard)
    return (await import("./runShards.ts")).runShards(loaded, { ...flags, shard: flags.shard });
  requireFolder(flags.out);
  refuseOthersReports(loaded, flags.out);
  await rehearseReports(loaded, chartsOf(flags.out));
  if (folders.length > 0 && !flags.quiet && !flags.json)
    process.stdout.write(`${planOfAll(loaded, flags).join("\n")}\n`);
  if (flags.queue === undefined) return runAll(loaded, flags, null);
  const { withQueue } = await import("./withQueue.ts");
  await withQueue(flags.queue, warn, (connection) => runAll(loaded, flags, connection));
}

async function runAll(
  loaded: readonly LoadedScenario[],
  flags: RunFlags,
  queue: QueueConnection | null,
): Promise<void> {
  const slowness = machineSlowness(loaded, flags.out);
  const threads = openThreads(queue === null ? flags.workers : 0);
  try {
    await scenarioByScenario(loaded, flags.json, (one) =>
      runOne(one, flags, { slowness, threads, queue, isLast: one === loaded.at(-1) }),
    );
  } finally {
    threads.retire();
  }
}

async function runOne(
  one: LoadedScenario,
  flags: RunFlags,
  {
    slowness,
    threads,
    queue,
    isLast,
  }: {
    readonly slowness: number;
    readonly threads: Threads;
    readonly queue: QueueConnection | null;
    readonly isLast: boolean;
  },
): Promise<{ readonly result: object; readonly asked: StopSignal | null }> {
  const { scenario, variation } = one;
  const say = (text: string) => {
    if (!flags.quiet && !flags.json) process.stdout.write(`${text}\n`);
  };
  const summary = planSummary(scenario);
  say(`${safeText(scenario.title)}\n  ${safeText(scenario.question)}`);
  say(
    `  ${runsInWords(scenario, summary)} of ${summary.stepsText} steps, ${queue === null ? counted(flags.workers, "worker") : `by workers at ${queue.shown}`}${variation ? ` (${variationWords(variation)}: marked, beside the full result)` : ""}`,
  );
  for (const line of warningLines(scenario)) say(line);
  if (scenario.tune)
    say(
      `  before them ${summary.tuningRuns} runs on ${scenario.tune.seeds.count} other seeds choose ${safeText(scenario.tune.path)} from ${safeText(scenario.tune.values.join(", "))}`,
    );
  const { count, untilDecided } = scenario.seeds;
  const isOpen = untilDecided !== null;
  const later = isOpen ? count - untilDecided.atLeast : 0;
  const first = {
    runs: summary.tuningRuns + summary.fewestRuns,
    steps: summary.steps - summary.stepsPerSeed * later,
    goesOn: isOpen,
  };
  if (!flags.quiet && !flags.json) {
    const finished = flags.fresh ? 0 : countStored(scenario, flags.out);
    const workers = queue === null ? flags.workers : 1;
    say(`  ${timeInWords(timeAhead(scenario, { finished, workers, slowness }), workers)}`);
  }
  say(`  tracked: ${trackedWords(scenario)}`);
  const release = await lockScenario(flags.out, scenario.name);
  const damaged = damagedRuns();
  try {
    return await withTablesAsRead(scenario, () =>
      interruptible(
        { total: first, quiet: flags.quiet || flags.json || false },
        (told, progress) => {
          const tell = (text: string) => {
            if (!flags.quiet) progress.say([`  ${safeText(text)}`]);
          };
          return throughQueue(queue, one, flags.out, tell, (elsewhere) =>
            runScenario(scenario, {
              elsewhere,
              workers: threads.most,
              threads,
              fresh: flags.fresh ?? false,
              plain: flags.plain ?? false,
              ...told,
              reports: flags.out,
              variation,
              clock: Date.now,
              onDamaged: damaged.onDamaged,
              onLook({ seeds, findings, added }) {
                progress.say(lookLines(seeds, findings));
                progress.extend({
                  runs: scenario.variants.length * added,
                  steps: summary.stepsPerSeed * added,
                });
              },
            }),
          );
        },
        async (input) => {
          // They rest before they end, while the report is written.
          if (isLast) threads.retire();
          for (const line of damaged.lines("the run was done again"))
            if (!flags.quiet) process.stderr.write(`${line}\n`);
          const { writeReport } = await import("../report/writeReport.ts");
          const { writeLive } = await import("../live/writeLive.ts");
          const { liveLinkOf } = await import("../live/liveLinkOf.ts");
          // The index, which comes with the report, links to it; it links to the report.
          const live = writeLive(flags.out, folderName(scenario.name, variation));
          const page = await writeReport(input, flags.out, warn, liveLinkOf);
          sayOutcome(input, say, flags.verbose ?? false);
          say(
            safeText(`\n  report  ${page}\n  index   ${join(flags.out, "index.html")}\n  live    ${live}\n`),
          );
          return {
            scenario: scenario.name,
            variation: variation && variationWords(variation),
            report: page,
            findings: input.findings,
          };
        },
        (done) =>
          `${done}${isOpen ? "" : ` of ${first.runs}`} runs are finished and kept; the same command goes on from there`,
      ),
    );
  } finally {
    await release();
  }
}

function sayOutcome(input: ReportInput, say: (text: string) => void, verbose: boolean): void {
  const diverged = input.runs.filter(({ summary }) => summary.outcome.kind === "diverged").length;
  say(
    `  ${counted(input.runs.length + (input.manifest.tuning?.runs.length ?? 0), "run")} in ${input.manifest.seconds.toFixed(1)} s, ${input.manifest.reused} of them found in the store${diverged ? `, ${diverged} diverged` : ""}\n`,
  );
  const lines = outcomeLines(input, { verbose, said: beforehand(input.scenario) });
  if (lines.length > 0) say(lines.join("\n"));
  if (!verbose) return;
  for (const { variant, record } of input.details) {
    const settings = input.scenario.variants.find(({ id }) => id === variant)!;
    if (!("rows" in settings.settings.data) || !record.workedExample) continue;
    const dropsSome = settings.settings.network.hidden.some(({ dropout = 0 }) => dropout > 0);
    say(`\n  ${safeText(settings.label || settings.id)}${dropsSome ? " (without its dropout)" : ""}\n`);
    say(
      arithmeticLines(record.workedExample)
        .map((line) => `  ${line}`)
        .join("\n"),
    );
  }
}
