import { subsetNames } from "../../flowers/dataset.ts";
import { shortBatch } from "../../sampling/epochBatches.ts";
import { lawOf } from "../../sampling/samplers.ts";
import type { Path } from "../path.ts";
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
  if ((short ?? batchSize) > 1) return;
  const norms = network.hidden.flatMap(({ normalization }) =>
    normalization.kind === "batch" ? [normalization] : [],
  );
  const needsTwo = (field: string, words: string) =>
    report(
      [
        ["network", "normalization", field],
        ["training", "batchSize"],
        ["network", "normalization"],
      ],
      short === null
        ? `${words} needs a batch of at least 2; training.batchSize is 1`
        : `${words} needs a batch of at least 2; batches of ${batchSize} leave 1 of ${samples} training samples for the last of an epoch (another batchSize, or lastBatch: join or drop)`,
    );
  if (norms.some(({ divideBy }) => divideBy === "m-1")) needsTwo("divideBy", "divideBy m-1");
  else if (norms.some(({ runningVariance }) => runningVariance === "unbiased"))
    needsTwo("runningVariance", "an unbiased running variance of batch norm");
};

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
