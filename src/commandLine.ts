import { Command, Option } from "commander";
import {
  daysAgo,
  debug,
  json,
  maxFile,
  out,
  plain,
  queue,
  quick,
  quiet,
  seeds,
  seedsTo,
  shard,
  steps,
  untilDecided,
  verbose,
  wholeNumber,
  workers,
} from "./commandOptions.ts";
import { programName } from "./report/calledAs.ts";
import { labVersion } from "./report/labVersion.ts";
import { fail } from "./terminal/fail.ts";
import { safeText } from "./terminal/safeText.ts";

function runFlags(command: Command): Command {
  return command
    .addOption(seeds())
    .addOption(untilDecided())
    .addOption(steps())
    .addOption(quick())
    .addOption(maxFile())
    .addOption(workers())
    .addOption(out())
    .addOption(new Option("--fresh", "do every run again, whatever the store holds"))
    .addOption(plain())
    .addOption(verbose())
    .addOption(quiet())
    .addOption(json())
    .addOption(debug());
}

/** The command line: words and flags; each command's work is in `commands/`, loaded when it is called. */
function commandLine(): Command {
  const program = new Command(programName)
    .description("A laboratory for internal covariate shift: from a scenario file to a report.")
    .version(labVersion)
    .showHelpAfterError("(--help shows everything)")
    .showSuggestionAfterError()
    .configureOutput({ writeErr: (text) => process.stderr.write(safeText(text)) })
    .exitOverride();

  runFlags(program.command("start", { isDefault: false }))
    .description("run the main scenario, rose-buds, and say where its report is")
    .action(async (options) => (await import("./commands/run.ts")).run(["rose-buds"], options));

  runFlags(program.command("run"))
    .description(
      "run scenarios, each a file or the name of one in scenarios/ or scenarios/papers/, and write their reports",
    )
    .argument("[scenarios...]")
    .option("--all", "every scenario in scenarios/, but for the papers")
    .option("--papers", "every scenario in scenarios/papers/")
    .addOption(shard())
    .addOption(seedsTo())
    .addOption(queue().conflicts(["shard", "fresh", "plain", "workers"]))
    .action(async (files, options) => (await import("./commands/run.ts")).run(files, options));

  program
    .command("work")
    .description("do runs that are handed out at a queue (run --queue), on as many machines as there are")
    .addOption(queue().makeOptionMandatory())
    .addOption(workers())
    .addOption(
      new Option(
        "--out <folder>",
        "the reports folder of who hands out work, where it is shared; otherwise finished runs return over the queue",
      ),
    )
    .addOption(
      new Option("--idle <seconds>", "end when there was no work for so long").argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .addOption(
      new Option("--silence <seconds>", "work of a worker that was silent for so long goes to another")
        .default(30)
        .argParser(wholeNumber(1, 3600)),
    )
    .addOption(maxFile())
    .addOption(quiet())
    .addOption(debug())
    .action(async (options) => (await import("./commands/work.ts")).work(options));

  program
    .command("merge")
    .description("bring the finished runs of several reports folders together, checked, for run to find them")
    .argument("<folders...>", "reports folders, such as those of shards")
    .requiredOption("--out <folder>", "where they go: a new folder, or a reports folder whose runs stay")
    .addOption(quiet())
    .addOption(json())
    .addOption(debug())
    .action(async (folders, options) => (await import("./commands/merge.ts")).merge(folders, options));

  program
    .command("init")
    .description("write a commented scenario to begin with, and the schema that editors read beside it")
    .argument("<name>", "of the question: scenarios/NAME.yaml; or a path that ends in .yaml")
    .addOption(debug())
    .action(async (name) => (await import("./commands/init.ts")).init(name));

  runFlags(program.command("watch"))
    .description("run a scenario and show its report on 127.0.0.1; again whenever the file changes")
    .argument("<scenario>")
    .addOption(
      new Option("--port <number>", "where the report is shown; 0 for any that is free")
        .default(4321)
        .argParser(wholeNumber(0, 65_535)),
    )
    .action(async (file, options) => (await import("./commands/watch.ts")).watch(file, options));

  program
    .command("live")
    .description("write the live lab, a page that trains two networks as you turn its dials")
    .addOption(out())
    .option("--serve", "show it on 127.0.0.1 until Ctrl-C")
    .addOption(
      new Option("--port <number>", "where it is shown; 0 for any that is free")
        .default(4321)
        .argParser(wholeNumber(0, 65_535)),
    )
    .addOption(json())
    .addOption(debug())
    .action(async (options) => (await import("./commands/live.ts")).live(options));

  program
    .command("check")
    .description("read scenarios and print every fault")
    .argument("[scenarios...]", "all in scenarios/, papers included, by default")
    .addOption(maxFile())
    .addOption(json())
    .addOption(quiet())
    .addOption(debug())
    .action(async (files, options) => (await import("./commands/check.ts")).check(files, options));

  program
    .command("plan")
    .description("show what running a scenario would do: variants, runs, time, seeds that can decide")
    .argument("<scenarios...>")
    .addOption(maxFile())
    .addOption(workers())
    .addOption(seeds())
    .addOption(untilDecided())
    .addOption(quick())
    .addOption(steps())
    .addOption(out())
    .addOption(json())
    .addOption(debug())
    .action(async (files, options) => (await import("./commands/plan.ts")).showPlan(files, options));

  program
    .command("list")
    .description("list scenarios and their reports")
    .argument(
      "[scenarios...]",
      "all in scenarios/ and in this folder, and all that have a report, by default",
    )
    .addOption(out())
    .addOption(json())
    .addOption(debug())
    .action(async (files, options) => (await import("./commands/list.ts")).list(files, options));

  program
    .command("flowers")
    .description("write invented flowers as a table (CSV), every trait a column")
    .argument("<file>", "where to write it; what is there is replaced")
    .addOption(
      new Option("--seed <seed>", "which flowers").default(1).argParser(wholeNumber(1, 1_000_000_000)),
    )
    .addOption(new Option("--count <count>", "how many").default(1200).argParser(wholeNumber(4, 1_000_000)))
    .addOption(debug())
    .action(async (file, options) => (await import("./commands/flowers.ts")).writeFlowers(file, options));

  program
    .command("compare")
    .description("say what differs between two reports: settings first, then outcomes, paired by seed")
    .argument("<first>", "a report's folder, or a scenario that was run")
    .argument("<second>", "likewise")
    .addOption(out())
    .addOption(json())
    .addOption(debug())
    .action(async (first, second, options) =>
      (await import("./commands/compare.ts")).compare(first, second, options),
    );

  program
    .command("verify")
    .description(
      "run a finished report's scenario again: identical or different (exit code 1), table by table",
    )
    .argument("<report>", "a report's folder, or a scenario that was run")
    .addOption(workers())
    .addOption(out())
    .addOption(plain())
    .addOption(quiet())
    .addOption(json())
    .addOption(debug())
    .action(async (report, options) => (await import("./commands/verify.ts")).verify(report, options));

  program
    .command("calibrate")
    .description("measure by simulation how reliable findings are, and write the page that tells it")
    .addOption(
      new Option("--replications <count>", "simulated scenarios of each kind")
        .default(20_000)
        .argParser(wholeNumber(10, 10_000_000)),
    )
    .addOption(
      new Option(
        "--only <part>",
        "that section of the page alone, the rest as it stands; first-aid: how often a diagnosis is right, in docs/first-aid.md",
      ).choices(["until-decided", "first-aid"]),
    )
    .addOption(workers())
    .addOption(
      new Option("--page <file>", "where the page is written (docs/calibration.md, or docs/first-aid.md)"),
    )
    .addOption(quiet())
    .addOption(debug())
    .action(async (options) => {
      if (options.only === "first-aid")
        await (await import("./commands/calibrateFirstAid.ts")).calibrateFirstAid(options);
      else await (await import("./commands/calibrate.ts")).calibrate(options);
    });

  program
    .command("table")
    .description(
      "write the pages of the scenarios folder and of the lecture notes: verdicts with figures, cost",
    )
    .addOption(out())
    .addOption(new Option("--page <file>", "where the page is written").default("scenarios/README.md"))
    .addOption(
      new Option(
        "--notes <file>",
        "where the page of the lecture notes is written, from the file of that name in .yaml",
      ).default("docs/notes.md"),
    )
    .addOption(debug())
    .action(async (options) => (await import("./commands/table.ts")).writeTable(options));

  program
    .command("report")
    .description("draw reports again from finished runs, without running")
    .argument("[scenarios...]", "rose-buds by default")
    .addOption(maxFile())
    .addOption(seeds())
    .addOption(untilDecided())
    .addOption(quick())
    .addOption(steps())
    .addOption(out())
    .addOption(verbose())
    .addOption(quiet())
    .addOption(json())
    .addOption(debug())
    .action(async (files, options) => (await import("./commands/report.ts")).redraw(files, options));

  program
    .command("exercise")
    .description(
      "hold a batch worked by hand against the engine: the first line that differs, and the slip (exit code 1)",
    )
    .argument("<file>", "a worked exercise, as docs/exercises.md has them")
    .addOption(maxFile())
    .addOption(json())
    .addOption(debug())
    .action(async (file, options) => (await import("./commands/exercise.ts")).exercise(file, options));

  program
    .command("conventions")
    .description(
      "the same batches through PyTorch, Keras, TensorFlow 1 and the notes: what each makes of them, and why it differs",
    )
    .argument("<files...>", "what is given, as for exercise: a batch each, the first with the unit")
    .addOption(maxFile())
    .addOption(json())
    .addOption(debug())
    .action(async (files, options) =>
      (await import("./commands/conventions.ts")).conventions(files, options),
    );

  program
    .command("diagnose")
    .description(
      "first aid for a network that is right in training and wrong at inference: what its norms' statistics show, as a page, too",
    )
    .argument("<file>", "a table of statistics (CSV), as docs/first-aid.md has them")
    .addOption(
      new Option("--training-mode <share>", "accuracy on batches by their own statistics, from 0 to 1"),
    )
    .addOption(new Option("--inference <share>", "accuracy by the running statistics, from 0 to 1"))
    .addOption(new Option("--out <page>", "where the page is written; beside the table unless said"))
    .addOption(maxFile())
    .addOption(json())
    .addOption(debug())
    .action(async (file, options) => (await import("./commands/diagnose.ts")).diagnose(file, options));

  program
    .command("statistics")
    .description("train one run of a scenario and write its norms' statistics as a table that diagnose reads")
    .argument("<file>", "where to write it; what is there is replaced")
    .requiredOption("--of <scenario>", "a file, or the name of one in scenarios/")
    .option("--variant <name>", "its levels, as plan shows them; needed where there are several")
    .addOption(new Option("--seed <seed>", "which run").default(1).argParser(wholeNumber(1, 1_000_000_000)))
    .addOption(
      new Option("--batches <count>", "batches in the table").default(20).argParser(wholeNumber(1, 10_000)),
    )
    .addOption(debug())
    .action(async (file, options) =>
      (await import("./commands/statistics.ts")).writeStatistics(file, options),
    );

  program
    .command("tidy")
    .description("remove stored runs that no command finds any more: of other code")
    .addOption(
      new Option("--older <days>", "only those written so many days ago or earlier")
        .default(30, "30d")
        .argParser(daysAgo),
    )
    .addOption(out())
    .addOption(json())
    .addOption(debug())
    .action(async (options) => (await import("./commands/tidy.ts")).tidy(options));

  program
    .command("verify-reference")
    .description("hold the lab's engine against reference values of PyTorch, NumPy and SciPy")
    .argument("[directory]", "of reference files; the project's own copy by default")
    .addOption(json())
    .addOption(debug())
    .action(async (directory, options) =>
      (await import("./commands/verifyReference.ts")).verify(directory, options),
    );

  return program;
}

/**
 * Does what the words ask for, as the program does.
 *
 * What goes wrong is said on standard error and in `process.exitCode`.
 */
export async function command(words: readonly string[]): Promise<void> {
  await commandLine().parseAsync(words, { from: "user" }).catch(fail);
}
