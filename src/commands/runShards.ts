import { areStored, choose, storeOf } from "../lab.ts";
import { plan } from "../plan/plan.ts";
import { planSummary } from "../plan/planSummary.ts";
import { tuningPlan } from "../plan/tuningPlan.ts";
import { calledAs, runCalledAs } from "../report/calledAs.ts";
import { counted } from "../report/readableNumbers.ts";
import {
  type ExecuteOptions,
  execute,
  keyed,
  openThreads,
  type PlannedRun,
  type Round,
  stored,
} from "../runs/execute.ts";
import { lockScenario } from "../runs/lock.ts";
import { type Shard, shardOf } from "../runs/shard.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { folderName, variationFlags } from "../scenario/variation.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { damagedRuns } from "./damagedRuns.ts";
import { interruptible } from "./interruptible.ts";
import type { LoadedScenario } from "./loadScenarios.ts";
import { requireFolder } from "./outFolder.ts";
import type { RunFlags } from "./runFlags.ts";
import { scenarioByScenario } from "./scenarioByScenario.ts";
import { withTablesAsRead } from "./tablesAsRead.ts";
import { machineSlowness, timeAhead, timeInWords } from "./timeAhead.ts";

type ShardFlags = RunFlags & { readonly shard: Shard };

/**
 * Does a shard's part of scenarios' runs, into the store alone: a report needs those of all shards. Where a scenario is
 * tuned, its tuning runs are shared out first; the others follow once all of those are there, and the choice with them.
 */
export async function runShards(loaded: readonly LoadedScenario[], flags: ShardFlags): Promise<void> {
  const fixed = withFixedSeeds(loaded, flags.seedsTo);
  requireFolder(flags.out);
  const slowness = machineSlowness(fixed, flags.out);
  await scenarioByScenario(fixed, flags.json, (one) => runShard(one, flags, slowness));
}

async function runShard(one: LoadedScenario, flags: ShardFlags, slowness: number) {
  const { scenario } = one;
  const { shard, out } = flags;
  const say = (text: string) => {
    if (!flags.quiet && !flags.json) process.stdout.write(`${text}\n`);
  };
  const damaged = damagedRuns();
  const store = storeOf(out, damaged.onDamaged);
  const { round, own, all } = ownRuns(scenario, shard, store);
  const name = `shard ${shard.part} of ${shard.of}`;
  const steps = own.reduce((sum, { plan: { settings } }) => sum + settings.training.steps, 0);
  say(`${safeText(scenario.title)}\n  ${safeText(scenario.question)}`);
  say(
    `  ${name}: ${own.length} of ${all} ${round === "tuning" ? "tuning runs" : "runs"}, ${counted(flags.workers, "worker")}`,
  );
  const finished = flags.fresh ? 0 : own.filter((run) => stored(run, store) !== null).length;
  const { runs, tuningRuns } = planSummary(scenario);
  const ahead = { finished: runs + tuningRuns - own.length + finished, workers: flags.workers, slowness };
  say(`  ${timeInWords(timeAhead(scenario, ahead), flags.workers)}`);
  const release = await lockScenario(out, `${scenario.name}.shard-${shard.part}-of-${shard.of}`);
  const threads = openThreads(flags.workers);
  try {
    return await withTablesAsRead(scenario, () =>
      interruptible(
        { total: { runs: own.length, steps }, quiet: flags.quiet || flags.json || false },
        (told: Pick<ExecuteOptions, "signal" | "onRun" | "onSteps">) =>
          execute(own, store, { ...told, threads, fresh: flags.fresh ?? false }),
        async ({ reused }) => {
          for (const line of damaged.lines("the run was done again"))
            if (!flags.quiet) process.stderr.write(`${line}\n`);
          const missing = round === "tuning" ? missingTrials(scenario, store) : 0;
          const next = nextStep(one, flags, round, missing);
          const didNothing = own.length > 0 && reused === own.length && !flags.fresh;
          if (round === "tuning" && missing > 0 && didNothing)
            throw new UserFault(`--shard: expected the tuning runs of all shards in ${out}; ${next}`);
          say(
            `  ${counted(own.length, "run")} of ${name} ${own.length === 1 ? "is" : "are"} in ${safeText(out)}, ${reused} of them found there`,
          );
          say(`  ${safeText(next)}\n`);
          return {
            scenario: scenario.name,
            folder: folderName(scenario.name, one.variation),
            shard: `${shard.part}/${shard.of}`,
            round,
            runs: own.length,
            reused,
            missingTuningRuns: missing,
          };
        },
        (done) => `${done} of ${own.length} runs are finished and kept; the same command goes on from there`,
      ),
    );
  } finally {
    threads.retire();
    await release();
  }
}

/** The runs of this shard that can be done now: tuning runs while any of those is missing, whosever it is. */
function ownRuns(
  scenario: Scenario,
  shard: Shard,
  store: ReturnType<typeof storeOf>,
): { readonly round: Round; readonly own: PlannedRun[]; readonly all: number } {
  const trials = keyed(tuningPlan(scenario), "tuning");
  const isChosen = areStored(trials, store);
  const runs = isChosen ? keyed(plan(choose(scenario, trials, store).chosen)) : trials;
  return { round: isChosen ? "reported" : "tuning", own: shardOf(runs, shard), all: runs.length };
}

const missingTrials = (scenario: Scenario, store: ReturnType<typeof storeOf>): number =>
  keyed(tuningPlan(scenario), "tuning").filter((run) => stored(run, store) === null).length;

/** What is to be done when this shard has done its part. */
function nextStep(
  { scenario, variation }: LoadedScenario,
  flags: ShardFlags,
  round: Round,
  missing: number,
): string {
  const { of } = flags.shard;
  const varied = variation === null ? "" : ` ${variationFlags(variation)}`;
  const merged = calledAs("merge FOLDER… --out MERGED");
  if (round === "tuning")
    return missing === 0
      ? "all tuning runs are there: the same command now does this shard's part of the others"
      : `${counted(missing, "tuning run")} of other shards ${missing === 1 ? "is" : "are"} not there yet, and the choice needs all of them: when all ${of} shards are done, bring their folders together (${merged}; shards that share one folder need not), then give every shard the same command again with --out MERGED`;
  return `when all ${of} shards are done: ${merged}, then ${runCalledAs(scenario.file, `--out MERGED${varied}`)} (shards that share one folder: that folder, without merging)`;
}

/** How many seeds a scenario takes that goes on until decided is known only from all runs of a look. */
function withFixedSeeds(loaded: readonly LoadedScenario[], seedsTo: number | undefined): LoadedScenario[] {
  const open = loaded.filter(({ scenario }) => scenario.seeds.untilDecided !== null);
  if (seedsTo !== undefined && open.length === 0)
    throw new UserFault(
      "--seeds-to: expected a scenario with seeds until decided; none of these is one (--seeds N runs another number of seeds)",
    );
  for (const { scenario } of open) {
    const { atLeast, atMost } = scenario.seeds.untilDecided!;
    const file = safeText(scenario.file);
    if (seedsTo === undefined)
      throw new UserFault(
        `--shard: expected --seeds-to N beside it: how many seeds ${file} takes, ${atLeast} to ${atMost}, shows only when all runs of a look are there. --seeds-to ${atLeast} shares out the first ${atLeast}; after the merge, ${runCalledAs(file)} looks at them and goes on from there (a queue, --queue, needs no such number)`,
      );
    if (seedsTo > atMost)
      throw new UserFault(
        `--seeds-to: expected at most ${atMost}, the most seeds of ${file}; got ${seedsTo}`,
      );
  }
  return loaded.map((one) =>
    one.scenario.seeds.untilDecided === null
      ? one
      : {
          ...one,
          scenario: {
            ...one.scenario,
            seeds: { ...one.scenario.seeds, count: seedsTo!, untilDecided: null },
          },
        },
  );
}
