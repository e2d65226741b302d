import { rowOf } from "../../matrix.ts";
import { blankColumns, float64 } from "../columns.ts";
import { createNullBand, nullBandColumns } from "../meters/nullBand.ts";
import { createUnitDistances, keepInputs } from "../meters/unitDistances.ts";
import { observation } from "../observation.ts";
import type { BlockOf } from "./blockOf.ts";

export type BatchDriftSeries = BlockOf<typeof batchDrift>;

/**
 * How far each unit's inputs lie apart between a mini-batch and the one before it, as training saw them both: Wasserstein-1
 * beside the pooled sd √((s₁² + s₂²)/2). The samples differ, so some of it is chance: see the null band.
 *
 * The first batch has none before it: steps 0 and 1 are left out.
 */
export const batchDrift = observation({
  usually: { at: "evaluations" },
  detail: "layers",
  passes: 8,
  bytes: ({ units }) => 32 * units,
  isSeen: (step) => step > 1,
  columns: ({ hidden }) => ({
    layers: hidden.map(({ units }) => ({ units, absolute: float64(units), pooledSd: float64(units) })),
  }),
  watch(scene, { steps, columns: { layers } }) {
    const before = layers.map(({ units }) => ({
      units,
      distances: createUnitDistances(units, scene.batchSize),
    }));
    const band = createNullBand(scene, steps);
    return {
      prepare: () => keepInputs(before, scene.trainer.hidden),
      observe(step, seen) {
        scene.trainer.hidden.forEach(({ unitInput }, index) => {
          const { units, absolute, pooledSd } = layers[index]!;
          const { distances } = before[index]!;
          for (let unit = 0; unit < units; unit++) {
            const at = seen * units + unit;
            [absolute[at], pooledSd[at]] = distances.to(unit, rowOf(unitInput, unit));
          }
        });
        band.observe(step);
      },
      rest: () => ({ band: band.series() }),
    };
  },
  blankRest: ({ hidden }, steps) => ({ band: blankColumns(steps, nullBandColumns(hidden)) }),
});
