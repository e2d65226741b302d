import type { Dataset } from "../../flowers/dataset.ts";
import type { NetworkStatistics } from "../../network/pass.ts";
import type { PassOf } from "../../network/passOf.ts";
import { firstSamples } from "../samplesAt.ts";

/** Exact statistics of training samples passed as one batch, layer by layer; one pass per step at most. */
export interface PopulationStatistics {
  /** After `step` updates, over the fixed sample of the training set. */
  at(step: number): NetworkStatistics;
  /** Over all training samples. */
  exact(): NetworkStatistics;
}

/** `sample`: the first so many training samples stand for all during training. */
export function createPopulationStatistics(
  train: Dataset,
  sample: number,
  passOf: PassOf,
): PopulationStatistics {
  const few = firstSamples(train, sample);
  let known: { step: number; statistics: NetworkStatistics } | null = null;
  return {
    at(step) {
      if (known?.step !== step) {
        const fewPass = passOf("training sample", few.size);
        fewPass.runToUnitInputs(few.features, "batch", null, few.subsets);
        known = { step, statistics: fewPass.statistics() };
      }
      return known.statistics;
    },
    exact() {
      const pass = passOf("training sample", train.size);
      pass.runToUnitInputs(train.features, "batch", null, train.subsets);
      return pass.statistics();
    },
  };
}
