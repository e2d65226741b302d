import { blankColumns, float64 } from "../columns.ts";
import { createNullBand, nullBandColumns } from "../meters/nullBand.ts";
import { createUnitDistances } from "../meters/unitDistances.ts";
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
  ofLikeBatches: true,
  usually: { at: "evaluations" },
  detail: "layers",
  passes: 70,
  passesOver: "batch",
  ofUnits: true,
  bytes: ({ units }) => 32 * units,
  isSeen: (step) => step > 1,
  columns: ({ hidden }) => ({
    layers: hidden.map(({ units }) => ({ units, absolute: float64(units), pooledSd: float64(units) })),
  }),
  watch(scene, { steps, columns: { layers } }) {
    const distances = createUnitDistances(scene.trainer);
    const band = createNullBand(scene, steps);
    return {
      prepare: () => distances.keep(),
      observe(step, seen) {
        distances.measure().forEach(({ distance, pooledSd }, index) => {
          const { units, absolute, pooledSd: sd } = layers[index]!;
          absolute.set(distance, seen * units);
          sd.set(pooledSd, seen * units);
        });
        band.observe(step);
      },
      rest: () => ({ band: band.series() }),
    };
  },
  blankRest: ({ hidden }, steps) => ({ band: blankColumns(steps, nullBandColumns(hidden)) }),
});
