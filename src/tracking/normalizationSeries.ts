import type { Instrument, Scene } from "./instrument.ts";
import type { PopulationStatistics } from "./populationStatistics.ts";
import type { NormalizationSeries } from "./record.ts";

const fields = [
  "gamma",
  "beta",
  "batchMean",
  "batchVariance",
  "runningMean",
  "runningVariance",
  "populationMean",
  "populationVariance",
] as const;

/** Not defined where every subset has its own. */
const oneSet = ["runningMean", "runningVariance", "populationMean", "populationVariance"] as const;

/** γ, β, and the batch's, the running and the population's mean and variance of every batch norm. */
export function observeNormalization(
  scene: Scene,
  steps: Int32Array,
  population: PopulationStatistics,
): Instrument<NormalizationSeries | null> {
  const { hidden } = scene.network;
  const normalized = hidden.some(({ norm }) => norm !== null);
  const layers = hidden.map(({ norm, settings: { units } }) =>
    norm === null ? null : { units, ...emptyFields(steps.length * units) },
  );
  let seen = 0;
  return {
    steps: normalized ? steps : new Int32Array(0),
    observe(step) {
      const exact = population.at(step);
      layers.forEach((layer, index) => {
        if (!layer) return;
        const norm = hidden[index]!.norm!;
        const batch = scene.trainer.hidden[index]!;
        const offset = seen * layer.units;
        layer.gamma.set(norm.gamma, offset);
        layer.beta.set(norm.beta, offset);
        if (norm.runningSets === 1) {
          layer.runningMean.set(norm.runningMean, offset);
          layer.runningVariance.set(norm.runningVariance, offset);
          layer.populationMean.set(exact[index]!.mean, offset);
          layer.populationVariance.set(exact[index]!.variance, offset);
        } else {
          for (const field of oneSet) layer[field].fill(Number.NaN, offset, offset + layer.units);
        }
        if (step === 0) {
          layer.batchMean.fill(Number.NaN, offset, offset + layer.units);
          layer.batchVariance.fill(Number.NaN, offset, offset + layer.units);
        } else {
          layer.batchMean.set(batch.mean!, offset);
          layer.batchVariance.set(batch.variance!, offset);
        }
      });
      seen++;
    },
    block() {
      if (!normalized) return null;
      return {
        steps: steps.slice(0, seen),
        layers: layers.map((layer) => {
          if (!layer) return null;
          const first = { ...layer };
          for (const field of fields) first[field] = layer[field].slice(0, seen * layer.units);
          return first;
        }),
      };
    },
  };
}

function emptyFields(length: number): Record<(typeof fields)[number], Float32Array> {
  return Object.fromEntries(fields.map((field) => [field, new Float32Array(length)])) as Record<
    (typeof fields)[number],
    Float32Array
  >;
}
