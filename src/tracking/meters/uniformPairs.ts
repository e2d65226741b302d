import type { DataSplit } from "../../flowers/dataset.ts";
import { padded } from "../../matrix.ts";
import { drawMasks } from "../../network/dropout.ts";
import type { PassOf } from "../../network/passOf.ts";
import type { RandomStream } from "../../random.ts";
import type { Sampler } from "../../sampling/sampler.ts";
import { exceededIn } from "../../statistics/chanceBand.ts";
import { median } from "../../statistics/median.ts";
import { LEAST_SD } from "../leastSd.ts";
import { writeSamplesAt } from "../samplesAt.ts";
import { createUnitDistances } from "./unitDistances.ts";

/** One pair more exceeds the 57th of 59 in exactly 1 in 20, and the 30th in half. */
const PAIRS = 59;

/** What half, and what 1 in 20, of the distances of a layer's units exceed; NaN where too few are defined. */
interface ChanceOfLayer {
  readonly unit50: Float64Array;
  readonly unit95: Float64Array;
  /** Of the median over the units. */
  layer50: number;
  layer95: number;
}

export interface UniformPairs {
  /** In the network as it is, with batches of the sampler; overwritten by the next call. */
  measure(sampler: Sampler): readonly ChanceOfLayer[];
}

/**
 * What chance alone makes of the distance between two mini-batches: 59 pairs of uniform batches pass through the network as
 * it is, in training mode; of their Wasserstein-1 over the pooled sd what half of them and what 1 in 20 exceeds, for every
 * unit, and for the median over the units of a layer.
 *
 * @param dropout from which every batch has masks of its own, as in training
 */
export function createUniformPairs(
  train: DataSplit["train"],
  passOf: PassOf,
  batchSize: number,
  dropout: RandomStream | null = null,
): UniformPairs {
  const pass = passOf("batches", batchSize, dropout !== null);
  const indices = new Int32Array(batchSize);
  const features = padded(train.features.rows, batchSize);
  const subsets = new Uint8Array(batchSize);
  const distances = createUnitDistances(pass);
  const layers = pass.hidden.map(({ unitInput: { rows: units } }) => ({
    pairs: Array.from({ length: units }, () => new Float64Array(PAIRS)),
    /** Of one pair. */
    ofUnits: new Float64Array(units),
    ofLayer: new Float64Array(PAIRS),
    chance: {
      unit50: new Float64Array(units),
      unit95: new Float64Array(units),
      layer50: Number.NaN,
      layer95: Number.NaN,
    },
  }));

  function passUniformBatch(sampler: Sampler) {
    sampler.next(indices);
    writeSamplesAt(train, indices, features, subsets);
    if (dropout !== null) drawMasks(pass.masks, dropout);
    pass.runToUnitInputs(features, "training", null, train.subsets && subsets);
  }

  /** Of the distances that are defined; NaN where there are too few. */
  function exceededInHalfAndIn1Of20(distances: Float64Array): readonly [number, number] {
    const defined = distances.filter((distance) => !Number.isNaN(distance)).sort();
    return [exceededIn(defined, 0.5), exceededIn(defined, 0.05)];
  }

  function measurePair(sampler: Sampler, pair: number) {
    passUniformBatch(sampler);
    distances.keep();
    passUniformBatch(sampler);
    distances.measure().forEach(({ distance, pooledSd }, index) => {
      const { pairs, ofUnits, ofLayer } = layers[index]!;
      pairs.forEach((ofUnit, unit) => {
        const sd = pooledSd[unit]!;
        ofUnit[pair] = sd < LEAST_SD ? Number.NaN : distance[unit]! / sd;
      });
      for (let unit = 0; unit < ofUnits.length; unit++) ofUnits[unit] = pairs[unit]![pair]!;
      ofLayer[pair] = median(ofUnits);
    });
  }

  return {
    measure(sampler) {
      for (let pair = 0; pair < PAIRS; pair++) measurePair(sampler, pair);
      return layers.map(({ pairs, ofLayer, chance }) => {
        pairs.forEach((ofUnit, unit) => {
          [chance.unit50[unit], chance.unit95[unit]] = exceededInHalfAndIn1Of20(ofUnit);
        });
        [chance.layer50, chance.layer95] = exceededInHalfAndIn1Of20(ofLayer);
        return chance;
      });
    },
  };
}
