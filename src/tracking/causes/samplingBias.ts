import type { SubsetIndex } from "../../flowers/dataset.ts";
import type { Network } from "../../network/network.ts";
import { lawWeights } from "../../sampling/law.ts";
import { lawOf } from "../../sampling/samplers.ts";
import { shapley, shapleyValues } from "../../statistics/shapley.ts";
import type { Scene } from "../scene.ts";
import { ofUnit } from "./game.ts";
import { createTrainingGame, trainingCauses } from "./trainingGame.ts";

/** Bias per unit of a layer, written by the next call. */
interface LayerBias {
  readonly mean: Float64Array;
  readonly logSd: Float64Array;
}

export interface SamplingBias {
  /** While the current subset or class was `before`, and then `after`. */
  measure(before: SubsetIndex | null, after: SubsetIndex | null): readonly LayerBias[];
}

/**
 * The part of sampling that the sampler's law explains: the Shapley value of sampling where, instead of the batches, the
 * whole probe is shown, reweighted to the law at the one step and at the next. What is left of sampling is chance. It is
 * 0 where the law did not change.
 */
export function createSamplingBias(scene: Scene, before: Network): SamplingBias {
  const { network, probe } = scene;
  const law = lawOf(scene.sampler);
  const { data } = probe;
  const game = createTrainingGame(before, network, data.size);
  const layers = network.hidden.map(({ settings: { units } }) => ({
    mean: new Float64Array(units),
    logSd: new Float64Array(units),
  }));
  const values = shapleyValues(trainingCauses.length);
  const shownUnder = ([0, 1, null] as const).map((current) => ({
    current,
    shown: {
      features: data.features,
      subsets: data.subsets,
      weights: lawWeights(data, law, current),
    },
  }));
  const shownWhile = (current: SubsetIndex | null) =>
    shownUnder.find((each) => each.current === current)!.shown;

  return {
    measure(old, fresh) {
      if (old === fresh || law.bias === 0) {
        for (const { mean, logSd } of layers) {
          mean.fill(0);
          logSd.fill(0);
        }
        return layers;
      }
      game.play(shownWhile(old), shownWhile(fresh)).forEach((played, index) => {
        const { mean, logSd } = layers[index]!;
        for (let unit = 0; unit < played.units; unit++) {
          shapley(trainingCauses.length, ofUnit(played, played.mean, unit), values);
          mean[unit] = values.value[0]!;
          shapley(trainingCauses.length, ofUnit(played, played.logSd, unit), values);
          logSd[unit] = values.value[0]!;
        }
      });
      return layers;
    },
  };
}
