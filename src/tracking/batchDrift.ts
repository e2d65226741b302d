import { rowOf } from "../matrix.ts";
import type { Instrument, Scene } from "./instrument.ts";
import { createNullBand } from "./nullBand.ts";
import type { BatchDriftSeries } from "./shiftRecord.ts";
import { createUnitDistances, keepInputs } from "./unitDistances.ts";

/**
 * How far each unit's inputs lie apart between a mini-batch and the one before it, as training saw them both: Wasserstein-1
 * beside the pooled sd √((s₁² + s₂²)/2). The samples differ, so some of it is chance: see the null band.
 *
 * The first batch has none before it: steps 0 and 1 are left out.
 */
export function observeBatchDrift(scene: Scene, planned: Int32Array): Instrument<BatchDriftSeries> {
  const steps = planned.filter((step) => step > 1);
  const layers = scene.network.settings.hidden.map(({ units }) => ({
    units,
    absolute: new Float64Array(steps.length * units),
    pooledSd: new Float64Array(steps.length * units),
    distances: createUnitDistances(units, scene.batchSize),
  }));
  const band = createNullBand(scene, steps);
  let seen = 0;
  return {
    steps,
    prepare(step) {
      if (steps[seen] === step) keepInputs(layers, scene.trainer.hidden);
    },
    observe(step) {
      scene.trainer.hidden.forEach(({ unitInput }, index) => {
        const { units, absolute, pooledSd, distances } = layers[index]!;
        for (let unit = 0; unit < units; unit++) {
          const at = seen * units + unit;
          [absolute[at], pooledSd[at]] = distances.to(unit, rowOf(unitInput, unit));
        }
      });
      band.observe(step);
      seen++;
    },
    block: () => ({
      steps: steps.slice(0, seen),
      layers: layers.map(({ units, absolute, pooledSd }) => ({
        units,
        absolute: absolute.slice(0, seen * units),
        pooledSd: pooledSd.slice(0, seen * units),
      })),
      band: band.series(),
    }),
  };
}
