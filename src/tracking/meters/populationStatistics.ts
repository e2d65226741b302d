import type { Dataset } from "../../flowers/dataset.ts";
import { drawMasks } from "../../network/dropout.ts";
import type { NetworkStatistics } from "../../network/pass.ts";
import type { PassOf } from "../../network/passOf.ts";
import type { RandomStream } from "../../random.ts";
import { firstSamples } from "../samplesAt.ts";

/** Exact statistics of training samples passed as one batch, layer by layer; one pass per step at most. */
export interface PopulationStatistics {
  /** After `step` updates, over the fixed sample of the training set. */
  at(step: number): NetworkStatistics;
  /** Over all training samples. */
  exact(): NetworkStatistics;
  /** Over any samples, of which `weights` (summing to 1) may say how much each counts. */
  of(data: Dataset, weights?: Float64Array | null): NetworkStatistics;
}

/**
 * `sample`: the first so many training samples stand for all during training.
 *
 * @param dropout from which masks are drawn, the same ones every time; without it nothing is left out
 * Source   without: the repair of Li, Chen, Hu & Yang (2019), arXiv:1801.05134, for what dropout does to a batch norm
 */
export function createPopulationStatistics(
  train: Dataset,
  sample: number,
  passOf: PassOf,
  dropout: RandomStream | null = null,
): PopulationStatistics {
  const begun = dropout?.save();

  const few = firstSamples(train, sample);
  let known: { step: number; statistics: NetworkStatistics } | null = null;

  function of({ size, features, subsets }: Dataset, weights: Float64Array | null = null): NetworkStatistics {
    const pass = passOf("training sample", size, dropout !== null);
    if (dropout !== null) {
      dropout.restore(begun!);
      drawMasks(pass.masks, dropout);
    }
    pass.runToUnitInputs(features, "batch", weights, subsets);
    return pass.statistics();
  }

  return {
    at(step) {
      if (known?.step !== step) known = { step, statistics: of(few) };
      return known.statistics;
    },
    exact: () => of(train),
    of,
  };
}
