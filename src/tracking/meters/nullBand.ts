import { padded } from "../../matrix.ts";
import type { HiddenLayerSettings } from "../../network/settings.ts";
import { lawOf } from "../../sampling/samplers.ts";
import { createUniformSampler } from "../../sampling/uniform.ts";
import { exceededIn } from "../../statistics/chanceBand.ts";
import { median } from "../../statistics/median.ts";
import { createColumns, float64, type Series } from "../columns.ts";
import { LEAST_SD } from "../leastSd.ts";
import { writeSamplesAt } from "../samplesAt.ts";
import type { Scene } from "../scene.ts";
import { createUnitDistances } from "./unitDistances.ts";

const SNAPSHOTS = 12;
/** One pair more exceeds the 57th of 59 in exactly 1 in 20, and the 30th in half. */
const PAIRS = 59;

/** What half, and what 1 in 20, of the distances over the sd between uniform batches exceed in the network of the step. */
export const nullBandColumns = (hidden: readonly HiddenLayerSettings[]) => ({
  layers: hidden.map(({ units }) => ({
    units,
    unit50: float64(units),
    unit95: float64(units),
    /** Of the median over the units. */
    layer50: float64(),
    layer95: float64(),
  })),
});

export type NullBandSeries = Series<ReturnType<typeof nullBandColumns>>;

export interface NullBand {
  observe(step: number): void;
  series(): NullBandSeries;
}

/**
 * What chance alone makes of the distance between two mini-batches: at twelve of the steps, 59 pairs of uniform batches
 * pass through the network as it is, in training mode; of their Wasserstein-1 over the pooled sd what half of them and
 * what 1 in 20 exceeds, for every unit, and for the median over the units of a layer. It depends on the shape of a
 * unit's inputs, so it is taken anew each time; and on whether batches are drawn with replacement, as training does it.
 */
export function createNullBand(scene: Scene, steps: Int32Array): NullBand {
  const { network, split, trainer, passOf } = scene;
  const batchSize = trainer.batch.columns;
  const chosen = spreadOver(steps, SNAPSHOTS);
  const pass = passOf("batches", batchSize);
  const stream = scene.stream.child("null-band");
  const { replacement } = lawOf(scene.trainedBy(1).sampler);
  const sampler = createUniformSampler({ replacement }, split.train.size, batchSize, stream);
  const indices = new Int32Array(batchSize);
  const features = padded(split.train.features.rows, batchSize);
  const subsets = new Uint8Array(batchSize);
  const store = createColumns(chosen, nullBandColumns(network.settings.hidden));
  const distances = createUnitDistances(pass);
  const layers = network.settings.hidden.map(({ units }) => ({
    pairs: Array.from({ length: units }, () => new Float64Array(PAIRS)),
    /** Of one pair. */
    ofUnits: new Float64Array(units),
    ofLayer: new Float64Array(PAIRS),
  }));

  function passUniformBatch() {
    sampler.next(indices);
    writeSamplesAt(split.train, indices, features, subsets);
    pass.runToUnitInputs(features, "training", null, split.train.subsets && subsets);
  }

  /** Of the distances that are defined; NaN where there are too few. */
  function exceededInHalfAndIn1Of20(distances: Float64Array): readonly [number, number] {
    const defined = distances.filter((distance) => !Number.isNaN(distance)).sort();
    return [exceededIn(defined, 0.5), exceededIn(defined, 0.05)];
  }

  function measurePair(pair: number) {
    passUniformBatch();
    distances.keep();
    passUniformBatch();
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
    observe(step) {
      if (chosen[store.seen] !== step) return;
      for (let pair = 0; pair < PAIRS; pair++) measurePair(pair);
      store.columns.layers.forEach(({ units, unit50, unit95, layer50, layer95 }, index) => {
        const { pairs, ofLayer } = layers[index]!;
        pairs.forEach((ofUnit, unit) => {
          const at = store.seen * units + unit;
          [unit50[at], unit95[at]] = exceededInHalfAndIn1Of20(ofUnit);
        });
        [layer50[store.seen], layer95[store.seen]] = exceededInHalfAndIn1Of20(ofLayer);
      });
      store.seen++;
    },
    series: store.series,
  };
}

/** So many of the steps, evenly, the first and the last among them. */
function spreadOver(steps: Int32Array, most: number): Int32Array {
  if (steps.length <= most) return steps;
  return Int32Array.from(
    { length: most },
    (_, at) => steps[Math.round((at * (steps.length - 1)) / (most - 1))]!,
  );
}
