import { subsetNames } from "../../flowers/dataset.ts";
import { shortBatch } from "../../sampling/epochBatches.ts";
import { lawOf } from "../../sampling/samplers.ts";
import { epochEnds } from "../epochEnds.ts";
import type { Path } from "../path.ts";
import { trainedBy } from "../phases.ts";
import type { RunSettings } from "../scenario.ts";
import { visible } from "../visible.ts";
import { dataShape, type ReportAt, type RunCheck } from "./runCheck.ts";

/** Batches fit the data, samplers have what they choose by, and a batch has a variance where one is needed. */
export const checkTraining: RunCheck = (settings, report) => {
  const { data, training, network } = settings;
  const { batchSize, sampler } = training;
  const { samples, classes, subsets, withoutSubsets } = dataShape(settings);
  if (batchSize > samples)
    report(
      [["training", "batchSize"], sizeOf(data)],
      `expected a batch no larger than the ${samples} training samples; got ${batchSize}`,
    );
  const { by } = lawOf(sampler);
  if (by === "subset" && withoutSubsets !== null)
    report(
      [["training", "sampler"], ["data"]],
      `${sampler.kind} needs subsets; ${withoutSubsets} (uniform or class-biased)`,
    );
  else if (sampler.kind === "subset-biased" && sampler.first >= subsets)
    report(
      [["training", "sampler", "first"], ["training", "sampler"], ["data"]],
      `expected a subset from A to ${subsetNames[subsets - 1]}; got ${subsetNames[sampler.first]}`,
    );
  if (by === "class" && classes === 0)
    report(
      [["training", "sampler"], ["data"]],
      `${sampler.kind} needs classes, and the target is a real number (uniform or subset-biased)`,
    );
  else if (by === "class" && classes > 2)
    report([["training", "sampler"], ["data"]], `${sampler.kind} knows 2 classes; the data have ${classes}`);
  else if (by === "class" && "rows" in data && new Set(data.rows.labels).size < 2)
    report([["training", "sampler"], ["data"]], `${sampler.kind} needs samples of both classes`);
  if (by !== null) checkTestRows(settings, by, report);
  if (classes === 0 && training.target.measure === "test-accuracy")
    report(
      [["training", "target"], ["data"]],
      "a real target has no accuracy to be reached (target: { measure: test-loss, reach: 0.1 }, the loss that shall be)",
    );
  checkNorms(settings, report);
  if (sampler.kind === "uniform" && sampler.replacement && (sampler.lastBatch ?? "join") !== "join")
    report(
      [
        ["training", "sampler", "lastBatch"],
        ["training", "sampler"],
      ],
      `lastBatch: ${sampler.lastBatch} is of epochs; expected replacement: false beside it`,
    );
  const short = shortBatch(sampler, batchSize, samples);
  const needy = normOfTwo(network);
  if ((short ?? batchSize) > 1 || needy === null) return;
  report(
    [
      ["network", "normalization", needy.field],
      ["training", "batchSize"],
      ["network", "normalization"],
    ],
    short === null
      ? `${needy.words} needs a batch of at least 2; training.batchSize is 1`
      : `${needy.words} needs a batch of at least 2; batches of ${batchSize} leave 1 of ${samples} training samples for the last of an epoch (another batchSize, or lastBatch: join or drop)`,
  );
};

/** An epoch that a change of the batch size finds begun leaves a variance to its last batch where one is needed. */
export const checkEpochs: RunCheck = (settings, report) => {
  const { training, network } = settings;
  const needy = normOfTwo(network);
  if (needy === null) return;
  const { samples } = dataShape(settings);
  const of = (from: number) => trainedBy(training, from);
  const single = epochEnds(training, samples).find(
    ({ from, size }) =>
      // One that every epoch of the phase ends with has been told.
      size === 1 && shortBatch(of(from).sampler, of(from).batchSize, samples) !== 1,
  );
  if (single === undefined) return;
  report(
    [
      ["training", "phases"],
      ["training", "batchSize"],
    ],
    `${needy.words} needs a batch of at least 2; batches of ${of(single.from).batchSize}, from step ${single.from} on, leave 1 of ${samples} training samples for the last of the epoch that they find begun (another from or batchSize, or lastBatch: join or drop)`,
  );
};

/** What of batch norm divides by m − 1, in words; null where nothing does. */
function normOfTwo({
  hidden,
}: RunSettings["network"]): { readonly field: string; readonly words: string } | null {
  const norms = hidden.flatMap(({ normalization }) =>
    normalization.kind === "batch" ? [normalization] : [],
  );
  if (norms.some(({ divideBy }) => divideBy === "m-1")) return { field: "divideBy", words: "divideBy m-1" };
  if (norms.some(({ runningVariance }) => runningVariance === "unbiased"))
    return { field: "runningVariance", words: "an unbiased running variance of batch norm" };
  return null;
}

/** Test batches that are drawn as in training need rows of every subset or class in a table to test on. */
function checkTestRows({ data, training }: RunSettings, by: "subset" | "class", report: ReportAt): void {
  if (!("table" in data) || data.table.test === null) return;
  const { test, subsetNames: subsets, classNames } = data.table;
  const names = by === "subset" ? subsets : classNames;
  names.forEach((name, value) => {
    if (test.strata.some((stratum) => stratum[by === "subset" ? "subset" : "label"] === value)) return;
    report(
      [
        ["data", "test"],
        ["training", "sampler"],
      ],
      `expected rows of every ${by}, since test batches are drawn as ${training.sampler.kind} draws in training; ${visible(test.csv, 60)} has none of "${visible(name, 60)}" (add rows, ${by === "subset" ? "put its words into a group with others, " : ""}or say training.sampler: uniform)`,
    );
  });
}

/** The setting that says how many training samples there are. */
function sizeOf(data: RunSettings["data"]): Path {
  if ("flowers" in data) return ["data", "flowers", "train"];
  return "rows" in data ? ["data", "rows", "samples"] : ["data", "csv"];
}

/** Virtual batches fit the batch, and a norm per subset has subsets to go by. */
function checkNorms(settings: RunSettings, report: ReportAt): void {
  const { training, network } = settings;
  const { withoutSubsets } = dataShape(settings);
  for (const { normalization } of network.hidden) {
    if (normalization.kind !== "batch") continue;
    const { virtualBatch, perSubset } = normalization;
    const at = (field: string): Path[] => [
      ["network", "normalization", field],
      ["network", "normalization"],
      ["network", "hidden"],
    ];
    if (virtualBatch !== null && perSubset)
      report(at("perSubset"), "expected virtualBatch or perSubset, not both");
    else if (virtualBatch !== null && virtualBatch > training.batchSize)
      report(
        at("virtualBatch"),
        `expected a virtual batch no larger than the batch of ${training.batchSize}; got ${virtualBatch}`,
      );
    else if (perSubset && withoutSubsets !== null)
      report(at("perSubset"), `a norm per subset needs subsets; ${withoutSubsets}`);
    else continue;
    return;
  }
}
