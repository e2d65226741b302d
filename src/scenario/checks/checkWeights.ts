import type { Loss } from "../../network/losses/loss.ts";
import { losses } from "../../network/losses/losses.ts";
import { trainedShareOfA } from "../../sampling/importanceWeights.ts";
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
  const { withoutSubsets } = dataShape(settings);
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
  const share = trainedShareOfA(sampler, steps, trainingShareOfA(data));
  for (const [subset, drawn] of [share, 1 - share].entries()) {
    const aimedAt = weights.towards === null ? null : [weights.towards.A, 1 - weights.towards.A][subset]!;
    const isWanted = aimedAt === null ? withoutTestRows(settings, subset as 0 | 1) === null : aimedAt > 0;
    if (drawn > 0 || !isWanted) continue;
    const whose = aimedAt === null ? "which the test set has" : "which weights.towards asks for";
    report(
      [
        ["training", "weights"],
        ["training", "sampler"],
      ],
      `the sampler never draws subset ${"AB"[subset]}, ${whose}: its weight would be infinite (a bias below 1, or a schedule that comes to it)`,
    );
  }
};

/** As far as it can be told before the data are drawn: of a table, both subsets are there. */
function trainingShareOfA(data: RunSettings["data"]): number {
  return "flowers" in data ? data.flowers.subsetAShare : 0.5;
}
