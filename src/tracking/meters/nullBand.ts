import type { HiddenLayerSettings } from "../../network/settings.ts";
import { lawOf } from "../../sampling/samplers.ts";
import { createUniformSampler } from "../../sampling/uniform.ts";
import { createColumns, float64, type Series } from "../columns.ts";
import type { Scene } from "../scene.ts";
import { createUniformPairs } from "./uniformPairs.ts";

const SNAPSHOTS = 12;

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
 * What chance alone makes of the distance between two mini-batches (`uniformPairs`), at twelve of the steps. It depends on the
 * shape of a unit's inputs, so it is taken anew each time; and on whether batches are drawn with replacement, as training does
 * it.
 */
export function createNullBand(scene: Scene, steps: Int32Array): NullBand {
  const { network, split, trainer, passOf } = scene;
  const batchSize = trainer.batch.columns;
  const chosen = spreadOver(steps, SNAPSHOTS);
  const { replacement } = lawOf(scene.trainedBy(1).sampler);
  const stream = scene.stream.child("null-band");
  const sampler = createUniformSampler({ replacement }, split.train.size, batchSize, stream);
  const pairs = createUniformPairs(
    split.train,
    passOf,
    batchSize,
    trainer.masks.some((mask) => mask !== null) ? stream.child("dropout") : null,
  );
  const store = createColumns(chosen, nullBandColumns(network.settings.hidden));

  return {
    observe(step) {
      if (chosen[store.seen] !== step) return;
      pairs.measure(sampler).forEach((chance, index) => {
        const { units, unit50, unit95, layer50, layer95 } = store.columns.layers[index]!;
        unit50.set(chance.unit50, store.seen * units);
        unit95.set(chance.unit95, store.seen * units);
        layer50[store.seen] = chance.layer50;
        layer95[store.seen] = chance.layer95;
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
