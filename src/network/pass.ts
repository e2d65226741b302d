import type { Matrix } from "../matrix.ts";
import { applyDense } from "./dense.ts";
import { createHiddenBuffers, type HiddenActivity } from "./hiddenActivity.ts";
import { hiddenForward, type StatisticsSource } from "./hiddenLayer.ts";
import type { Network } from "./network.ts";
import type { BatchNorm } from "./normalizations/batchNorm.ts";
import { batchStatistics, weightedStatistics } from "./normalizations/batchStatistics.ts";

/** Mean and variance of every unit of a layer (units). */
interface LayerStatistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** One entry per hidden layer, null where the layer has no batch norm. */
export type NetworkStatistics = readonly (LayerStatistics | null)[];

/**
 * Observing a network: a forward pass that writes no parameter and no running statistic and draws no random number.
 * The results are overwritten by the next run.
 */
export interface Pass {
  readonly samples: number;
  readonly hidden: readonly HiddenActivity[];
  /** (samples) */
  readonly logits: Float64Array;
  /**
   * Features (inputs × samples) through the network, normalized by their own statistics, layer by layer ("batch", in
   * which `weights` (samples), summing to 1, may say how much each sample counts), by the running ones, or by given ones.
   *
   * Errors   features, weights or statistics that do not fit; a batch of one where the variance divides by m − 1
   */
  run(features: Matrix, statistics: "batch" | "running" | NetworkStatistics, weights?: Float64Array): void;
  /** Copies of the statistics that normalized in the last run; before the first, zeros. */
  statistics(): NetworkStatistics;
}

/** A pass for a fixed number of samples: all buffers are made here, none in a run. */
export function createPass(network: Network, samples: number): Pass {
  const layers = network.hidden.map((layer) => ({ layer, buffers: createHiddenBuffers(layer, samples) }));
  const logits = new Float64Array(samples);

  function run(
    features: Matrix,
    statistics: "batch" | "running" | NetworkStatistics,
    weights?: Float64Array,
  ): void {
    checkFeatures(features, network.inputs, samples);
    checkWeights(statistics, weights, samples);
    if (typeof statistics !== "string") checkGiven(statistics, network);
    let input = features;
    layers.forEach(({ layer, buffers }, index) => {
      hiddenForward(layer, input, buffers, sourceOf(statistics, index, weights));
      input = buffers.output;
    });
    applyDense(network.output, input.values, logits, samples);
  }

  return {
    samples,
    hidden: layers.map(({ buffers }) => buffers),
    logits,
    run,
    statistics: () =>
      layers.map(({ buffers: { mean, variance } }) =>
        mean === null || variance === null ? null : { mean: mean.slice(), variance: variance.slice() },
      ),
  };
}

const running: StatisticsSource = (norm, _input, mean, variance) => {
  mean.set(norm.runningMean);
  variance.set(norm.runningVariance);
};

function sourceOf(
  statistics: "batch" | "running" | NetworkStatistics,
  layer: number,
  weights: Float64Array | undefined,
): StatisticsSource {
  if (statistics === "running") return running;
  if (statistics === "batch") {
    return (norm, input, mean, variance) => ofBatch(norm, input, weights, mean, variance);
  }
  return (_norm, _input, mean, variance) => {
    const given = statistics[layer]!;
    mean.set(given.mean);
    variance.set(given.variance);
  };
}

function ofBatch(
  { settings }: BatchNorm,
  input: Matrix,
  weights: Float64Array | undefined,
  mean: Float64Array,
  variance: Float64Array,
): void {
  if (settings.divideBy === "m-1" && input.columns < 2) {
    throw new Error(`pass: a batch variance divided by m-1 needs at least 2 samples, got ${input.columns}`);
  }
  if (weights === undefined) batchStatistics(input, settings.divideBy, mean, variance);
  else weightedStatistics(input, weights, settings.divideBy, mean, variance);
}

function checkFeatures(features: Matrix, inputs: number, samples: number): void {
  if (features.rows === inputs && features.columns === samples) return;
  throw new Error(
    `pass: features have shape ${features.rows} × ${features.columns}, the pass takes ${inputs} × ${samples}`,
  );
}

function checkWeights(statistics: unknown, weights: Float64Array | undefined, samples: number): void {
  if (weights === undefined) return;
  if (statistics !== "batch") throw new Error('pass: sample weights belong to the statistics "batch" alone');
  if (weights.length !== samples) {
    throw new Error(`pass: ${weights.length} sample weights for ${samples} samples`);
  }
}

function checkGiven(statistics: NetworkStatistics, network: Network): void {
  if (statistics.length !== network.hidden.length) {
    throw new Error(
      `pass: statistics of ${statistics.length} layers for ${network.hidden.length} hidden layers`,
    );
  }
  network.hidden.forEach(({ norm }, index) => {
    if (norm === null) return;
    const given = statistics[index];
    const units = given ? Math.min(given.mean.length, given.variance.length) : 0;
    if (units !== norm.units) {
      throw new Error(`pass: statistics of ${units} units for ${norm.units} in hidden layer ${index + 1}`);
    }
  });
}
