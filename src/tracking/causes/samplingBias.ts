import type { SubsetIndex } from "../../flowers/dataset.ts";
import type { Network } from "../../network/network.ts";
import { lawWeights } from "../../sampling/law.ts";
import { lawOf } from "../../sampling/samplers.ts";
import type { SamplerSettings } from "../../sampling/settings.ts";
import { shapley, shapleyValues } from "../../statistics/shapley.ts";
import { samplesAt } from "../samplesAt.ts";
import type { Scene } from "../scene.ts";
import { ofUnit } from "./game.ts";
import { createTrainingGame, type Shown, type TrainingGame, trainingCauses } from "./trainingGame.ts";

/** How a batch was drawn: by which sampler, and which subset (or class) was its current one. */
export interface Drawn {
  readonly sampler: SamplerSettings;
  readonly current: SubsetIndex | null;
}

type BiasScene = Pick<Scene, "network" | "probe">;

/** Bias per unit of a layer, written by the next call. */
interface LayerBias {
  readonly mean: Float64Array;
  readonly logSd: Float64Array;
}

export interface SamplingBias {
  /** From the batch of one step to that of the next. */
  measure(before: Drawn, after: Drawn): readonly LayerBias[];
}

/**
 * The part of sampling that the sampler's law explains: the Shapley value of sampling where, instead of the batches, the
 * whole probe is shown, reweighted to the law at the one step and at the next. What is left of sampling is chance. It is
 * 0 where the law did not change.
 */
export function createSamplingBias(scene: BiasScene, before: Network): SamplingBias {
  const { network } = scene;
  const layers = network.hidden.map(({ settings: { units } }) => ({
    mean: new Float64Array(units),
    logSd: new Float64Array(units),
  }));
  const values = shapleyValues(trainingCauses.length);
  const shown = new Map<string, Shown>();
  const games = new Map<string, TrainingGame>();

  function gameOf(from: Shown, to: Shown): TrainingGame {
    const samples = [from.features.columns, to.features.columns] as const;
    const game = games.get(`${samples}`) ?? createTrainingGame(before, network, samples);
    games.set(`${samples}`, game);
    return game;
  }

  function shownTo(drawn: Drawn): Shown {
    const key = keyOf(drawn);
    const known = shown.get(key) ?? shownWhile(scene, drawn);
    shown.set(key, known);
    return known;
  }

  return {
    measure(old, fresh) {
      if (keyOf(old) === keyOf(fresh)) {
        for (const { mean, logSd } of layers) {
          mean.fill(0);
          logSd.fill(0);
        }
        return layers;
      }
      const [from, to] = [shownTo(old), shownTo(fresh)];
      gameOf(from, to)
        .play(from, to)
        .forEach((played, index) => {
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

/** Batches with the same key are drawn by the same law: where it has no bias, whatever their current subset. */
function keyOf({ sampler, current }: Drawn): string {
  const { by, bias } = lawOf(sampler);
  return bias === 0 || current === null ? "whole" : `${by} ${bias} ${current}`;
}

/** The probe as the law weighs it; those that have no weight are left out. */
function shownWhile({ probe: { data }, network }: BiasScene, { sampler, current }: Drawn): Shown {
  const weights = lawWeights(data, lawOf(sampler), current);
  const counted = Int32Array.from(weights.keys()).filter((at) => weights[at]! > 0);
  const samples = counted.length === data.size ? data : samplesAt(data, counted);
  const kept = Float64Array.from(counted, (at) => weights[at]!);
  const isEven = kept.every((weight) => weight === kept[0]);
  // Even weights are those of a batch, but for virtual batches, of which a batch without end has none.
  const asBatch = isEven && samples.size > 1 && !hasVirtualBatches(network);
  return { features: samples.features, subsets: samples.subsets, weights: asBatch ? null : kept };
}

const hasVirtualBatches = ({ settings }: Network): boolean =>
  settings.hidden.some(
    ({ normalization }) => normalization.kind === "batch" && normalization.virtualBatch !== null,
  );
