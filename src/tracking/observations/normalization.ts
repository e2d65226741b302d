import { byName, float32 } from "../columns.ts";
import { observation } from "../observation.ts";
import { hasBatchStatistics, type Outline } from "../outline.ts";
import type { BlockOf } from "./blockOf.ts";

export type NormalizationSeries = BlockOf<typeof normalization>;

const names = [
  "gamma",
  "beta",
  "batchMean",
  "batchVariance",
  "runningMean",
  "runningVariance",
  "populationMean",
  "populationVariance",
] as const;

/**
 * Null for a layer without batch statistics. NaN: the batch's at step 0, where there was none yet; the running and the
 * population's, where every subset has its own.
 */
function columns({ hidden }: Outline) {
  const layers = hidden.map(({ units, normalization: settings }) =>
    hasBatchStatistics(settings) ? { units, ...byName(names, () => float32(units)) } : null,
  );
  return layers.every((layer) => layer === null) ? null : { layers };
}

/** γ, β, and the batch's, the running and the population's mean and variance of every batch norm. */
export const normalization = observation({
  usually: { at: "snapshots" },
  detail: "units",
  passes: 0,
  passesWithStatistics: 1.7,
  bytes: ({ units }) => 32 * units,
  columns,
  watch: ({ network, trainerNow, population }, { columns: { layers } }) => ({
    observe(step, seen) {
      const exact = population.at(step);
      layers.forEach((layer, index) => {
        if (layer === null) return;
        const norm = network.hidden[index]!.norm!;
        const batch = trainerNow().hidden[index]!;
        const offset = seen * layer.units;
        layer.gamma.set(norm.gamma, offset);
        layer.beta.set(norm.beta, offset);
        if (norm.hasOneSet) {
          layer.runningMean.set(norm.runningMean, offset);
          layer.runningVariance.set(norm.runningVariance, offset);
          layer.populationMean.set(exact[index]!.mean, offset);
          layer.populationVariance.set(exact[index]!.variance, offset);
        }
        if (step > 0) {
          layer.batchMean.set(batch.mean!, offset);
          layer.batchVariance.set(batch.variance!, offset);
        }
      });
    },
  }),
});
