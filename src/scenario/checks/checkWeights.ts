import { subsetNames } from "../../flowers/dataset.ts";
import type { Loss } from "../../network/losses/loss.ts";
import { losses } from "../../network/losses/losses.ts";
import { trainedShares } from "../../sampling/importanceWeights.ts";
import type { RunSettings } from "../scenario.ts";
import { dataShape, type RunCheck, withoutTestRows } from "./runCheck.ts";

/** Importance weights have subsets to go by, one law of the batches, and no ratio that is infinite. */
export const checkWeights: RunCheck = (settings, report) => {
  const { data, training, network } = settings;
  const { weights = { kind: "none" }, sampler, steps, phases } = training;
  if (weights.kind === "none") return;
  const { loss = "sigmoid-cross-entropy" } = network;
  const { weightedGradient }: Loss = losses[loss];
  if (weightedGradient === undefined)
    report(
      [["training", "weights"]],
      `${loss} has no weighted form (another network.loss, or weights: none)`,
    );
  const { withoutSubsets, subsets } = dataShape(settings);
  if (withoutSubsets !== null) {
    report(
      [["training", "weights"], ["data"]],
      `importance weights go by subsets; ${withoutSubsets} (weights: none)`,
    );
    return;
  }
  if (sampler.kind === "class-biased") {
    report(
      [
        ["training", "weights"],
        ["training", "sampler"],
      ],
      "importance weights go by the shares of the subsets, and class-biased batches change those of the classes (uniform or subset-biased)",
    );
    return;
  }
  if (phases.some((phase) => phase.sampler !== undefined))
    report(
      [
        ["training", "weights"],
        ["training", "phases"],
      ],
      "importance weights are those of one sampler, and phases change it (leave training.sampler out of them, or weights: none)",
    );
  if (weights.towards !== null && subsets > 2) {
    report(
      [["training", "weights"]],
      `towards says the share of A where there are two subsets; the data have ${subsets} (leave it out: the shares of the test set)`,
    );
    return;
  }
  const shares = trainedShares(sampler, steps, trainingShares(data, subsets));
  for (const [subset, drawn] of shares.entries()) {
    const aimedAt = weights.towards === null ? null : [weights.towards.A, 1 - weights.towards.A][subset]!;
    const isWanted = aimedAt === null ? withoutTestRows(settings, subset) === null : aimedAt > 0;
    if (drawn > 0 || !isWanted) continue;
    const whose = aimedAt === null ? "which the test set has" : "which weights.towards asks for";
    report(
      [
        ["training", "weights"],
        ["training", "sampler"],
      ],
      `the sampler never draws subset ${subsetNames[subset]}, ${whose}: its weight would be infinite (a bias below 1, or a schedule that comes to it)`,
    );
  }
};

/** As far as it can be told before the data are drawn: of a table, all subsets are there. */
function trainingShares(data: RunSettings["data"], subsets: number): readonly number[] {
  if (!("flowers" in data)) return new Array<number>(subsets).fill(1 / subsets);
  return [data.flowers.subsetAShare, 1 - data.flowers.subsetAShare];
}
