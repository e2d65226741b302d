import { tableOfRun } from "../diagnosis/tableOfRun.ts";
import { statisticsCsv } from "../diagnosis/writeStatistics.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { folderOf } from "../plan/plan.ts";
import { randomStream } from "../random.ts";
import { calledAs } from "../report/calledAs.ts";
import { classesOf, splitOf } from "../runs/parts.ts";
import { createStepper } from "../runs/stepper.ts";
import { trainToEnd } from "../runs/trainToEnd.ts";
import { writeWholeFile } from "../runs/wholeFile.ts";
import type { Scenario, Variant } from "../scenario/scenario.ts";
import { didYouMean } from "../scenario/suggestion.ts";
import { UserFault } from "../terminal/fail.ts";
import { safeText } from "../terminal/safeText.ts";
import { createEvaluator } from "../tracking/meters/evaluation.ts";
import { createPopulationStatistics } from "../tracking/meters/populationStatistics.ts";
import { isFolder } from "./isFolder.ts";
import { loadScenarios } from "./loadScenarios.ts";

export interface StatisticsFlags {
  readonly of: string;
  /** Its label or its id; needed where there are several. */
  readonly variant?: string;
  readonly seed: number;
  readonly batches: number;
}

/** Trains one run of a scenario and writes the statistics of its norms as a table that `diagnose` reads. */
export function writeStatistics(file: string, { of, variant: wanted, seed, batches }: StatisticsFlags): void {
  if (isFolder(file)) throw new UserFault(`${safeText(file)}: expected a file; this is a folder`);
  const { scenario } = loadScenarios([of])[0]!;
  const { settings, label } = variantOf(scenario, wanted);
  const { data, network: networkSettings, training, tracking } = settings;
  if (!networkSettings.hidden.some(({ normalization }) => hasOneSet(normalization)))
    throw new UserFault(
      `--variant: expected one with batch norm, whose running statistics are of all subsets; got ${safeText(label || of)}`,
    );
  const streams = randomStream(String(seed));
  const split = splitOf(data, folderOf(scenario.file), streams.child("data"));
  const stepper = createStepper(
    { seed, network: networkSettings, training, split, classes: classesOf(data) },
    plainKernels,
  );
  const outcome = trainToEnd(stepper);
  if (outcome.kind === "diverged")
    throw new UserFault(`${safeText(label || of)}, seed ${seed}: diverged at step ${outcome.step}`);
  const { network, passOf } = stepper;
  const evaluator = createEvaluator({
    network,
    split,
    population: createPopulationStatistics(split.train, tracking.populationSample, passOf),
    populationSample: tracking.populationSample,
    sampler: stepper.samplerNow(),
    batchSize: training.batchSize,
    passOf,
    stream: streams.child("tracking").child("evaluation"),
  });
  const accuracy = (statistic: "batch-as-trained" | "running") =>
    evaluator.evaluate(statistic, stepper.stepsMade(), true).accuracy.toFixed(3);
  const flags = network.loss.hasClasses
    ? ` --training-mode ${accuracy("batch-as-trained")} --inference ${accuracy("running")}`
    : "";
  writeWholeFile(file, statisticsCsv(tableOfRun(stepper, split, batches)));
  process.stdout.write(
    `${safeText(file)}: ${batches} batches of ${safeText(label || of)}, seed ${seed}\n${calledAs("diagnose")} ${safeText(file)}${flags}\n`,
  );
}

function hasOneSet(settings: Variant["settings"]["network"]["hidden"][number]["normalization"]): boolean {
  return settings.kind === "batch-renorm" || (settings.kind === "batch" && !settings.perSubset);
}

function variantOf({ variants, file }: Scenario, wanted: string | undefined): Variant {
  const names = variants.map(({ id, label }) => label || id);
  if (wanted === undefined) {
    if (variants.length === 1) return variants[0]!;
    throw new UserFault(
      `--variant: expected one of ${names.map(safeText).join("; ")} (${safeText(file)} has several)`,
    );
  }
  const found = variants.find(({ id, label }) => id === wanted || label === wanted);
  if (found !== undefined) return found;
  throw new UserFault(
    `--variant: expected one of ${names.map(safeText).join("; ")}; got ${JSON.stringify(wanted)}${didYouMean(wanted, names)}`,
  );
}
