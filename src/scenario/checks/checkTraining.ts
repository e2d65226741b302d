import type { Path } from "../path.ts";
import type { RunSettings } from "../scenario.ts";
import { dataShape, type ReportAt, type RunCheck } from "./runCheck.ts";

/** Batches fit the data, samplers have what they choose by, and a batch has a variance where one is needed. */
export const checkTraining: RunCheck = (settings, report) => {
  const { data, training, network } = settings;
  const { batchSize, sampler } = training;
  const { samples } = dataShape(settings);
  if (batchSize > samples)
    report(
      [
        ["training", "batchSize"],
        "flowers" in data ? ["data", "flowers", "train"] : ["data", "rows", "samples"],
      ],
      `expected a batch no larger than the ${samples} training samples; got ${batchSize}`,
    );
  if (sampler.kind === "subset-biased" && "rows" in data)
    report(
      [["training", "sampler"], ["data"]],
      "subset-biased needs the subsets of data.flowers; data.rows have none (uniform or class-biased)",
    );
  if (sampler.kind === "class-biased" && "rows" in data && new Set(data.rows.labels).size < 2)
    report([["training", "sampler"], ["data"]], "class-biased needs samples of both classes");
  checkNorms(settings, report);
  if (batchSize > 1) return;
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
      `${words} needs a batch of at least 2; training.batchSize is 1`,
    );
  if (norms.some(({ divideBy }) => divideBy === "m-1")) needsTwo("divideBy", "divideBy m-1");
  else if (norms.some(({ runningVariance }) => runningVariance === "unbiased"))
    needsTwo("runningVariance", "an unbiased running variance of batch norm");
};

/** Virtual batches fit the batch, and a norm per subset has subsets to go by. */
function checkNorms({ data, training, network }: RunSettings, report: ReportAt): void {
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
    else if (perSubset && !("flowers" in data))
      report(at("perSubset"), "a norm per subset needs the subsets of data.flowers; data.rows have none");
    else continue;
    return;
  }
}
