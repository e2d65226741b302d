import type { Kernels } from "../kernels/kernels.ts";
import { copyMatrix, type Matrix, padded } from "../matrix.ts";
import { applyDense } from "./dense.ts";
import type { DropoutMasks } from "./dropout.ts";
import { createHiddenBuffers, type HiddenActivity } from "./hiddenActivity.ts";
import { hiddenForward, unitInputForward } from "./hiddenLayer.ts";
import { kernelsWithRoom } from "./kernelsWithRoom.ts";
import type { HiddenLayer, Network } from "./network.ts";
import type { BatchNormBuffers } from "./normalizations/batchNormBuffers.ts";
import {
  asInTraining,
  batchOfItsOwn,
  givenStatistics,
  type LayerStatistics,
  runningStatistics,
  type StatisticsSource,
  type Subsets,
} from "./normalizations/statisticsSource.ts";

/** One entry per hidden layer, null where the layer has no batch norm. */
export type NetworkStatistics = readonly (LayerStatistics | null)[];

/**
 * Observing a network: a forward pass that writes no parameter and no running statistic and draws no random number.
 * The results are overwritten by the next run.
 */
export interface Pass {
  readonly samples: number;
  /** Those that its arrays are for. */
  readonly kernels: Kernels;
  /** The features that passed last. */
  readonly input: Matrix;
  readonly hidden: readonly HiddenActivity[];
  /** (outputs × samples) */
  readonly logits: Matrix;
  /**
   * Features (inputs × samples) through the network.
   *
   *   batch      normalized by their own statistics as one batch, layer by layer, in which `weights` (samples), summing
   *              to 1, may say how much each sample counts
   *   training   as training would treat them as its next batch, but for noise and dropout; with `weights`, as it would treat a
   *              batch without end drawn by them (in which virtual batches have no place)
   *   running    by the running statistics; or by given ones
   *
   * `subsets` (samples) is needed where a norm treats subsets apart.
   *
   * Errors   features, weights or statistics that do not fit; a batch of one where the variance divides by m − 1
   */
  run(features: Matrix, statistics: PassStatistics, weights?: Float64Array | null, subsets?: Subsets): void;
  /** As far as the inputs of the last hidden layer and all statistics: what it puts out, and the logits, are not to be read. */
  runToUnitInputs(
    features: Matrix,
    statistics: PassStatistics,
    weights?: Float64Array | null,
    subsets?: Subsets,
  ): void;
  /**
   * Of dropout, where the pass was made with them: filled by the caller, and as they stand in every run. Without them nothing
   * is left out, whatever the statistics.
   */
  readonly masks: DropoutMasks;
  /** Copies of the statistics that normalized in the last run; before the first, zeros. */
  statistics(): NetworkStatistics;
}

/** By what a pass normalizes. */
type PassStatistics = "batch" | "training" | "running" | NetworkStatistics;

/**
 * A pass for a fixed number of samples: all buffers are made here, none in a run. It goes by the network's kernels, or,
 * where their memory has no room for so many samples, by the plain ones.
 *
 * @param masked whether layers with dropout have masks
 *
 * @example
 *   const layers = [{ weights: [[3]], bias: [1] }];
 *   const settings = { hidden: [], initialization: { kind: "given", layers } };
 *   const pass = createPass(createNetwork(1, settings, randomStream("given")), 2);
 *   pass.run({ rows: 1, columns: 2, stride: 2, values: Float64Array.of(0, 2) }, "running");
 *   pass.logits.values // [ 1, 7 ]
 */
export function createPass(network: Network, samples: number, masked = false): Pass {
  const kernels = kernelsWithRoom(network, samples);
  const input = padded(network.inputs, samples, kernels.allocate);
  const hidden = network.hidden.map((layer) => createHiddenBuffers(layer, samples, kernels, masked));
  const logits = padded(network.output.units, samples, kernels.allocate);

  function runLayers(
    features: Matrix,
    statistics: PassStatistics,
    weights: Float64Array | null,
    subsets: Subsets,
    lastForward: typeof hiddenForward,
  ): void {
    checkFeatures(features, network.inputs, samples);
    checkWeights(statistics, weights, samples);
    if (typeof statistics !== "string") checkGiven(statistics, network);
    else if (statistics !== "running") for (const layer of network.hidden) checkBatch(layer, samples);
    copyMatrix(features, input);
    let below = input;
    for (let index = 0; index < hidden.length; index++) {
      const source = sourceOf(network, statistics, index, weights, subsets);
      const forward = index === hidden.length - 1 ? lastForward : hiddenForward;
      forward(network.hidden[index]!, below, hidden[index]!, source);
      below = hidden[index]!.output;
    }
  }

  return {
    samples,
    kernels,
    input,
    hidden,
    logits,
    masks: hidden.map(({ mask }) => mask),
    run(features, statistics, weights = null, subsets = null) {
      runLayers(features, statistics, weights, subsets, hiddenForward);
      applyDense(network.output, hidden.at(-1)?.output ?? input, logits, kernels);
    },
    runToUnitInputs(features, statistics, weights = null, subsets = null) {
      runLayers(features, statistics, weights, subsets, unitInputForward);
    },
    statistics: () => hidden.map(({ batchNorm }) => (batchNorm === null ? null : copyOf(batchNorm))),
  };
}

/** Of every subset where each has its own, of all samples otherwise. */
function copyOf({ grouped, groups, mean, variance }: BatchNormBuffers): LayerStatistics {
  const from = grouped && groups !== null ? groups : { mean, variance };
  return { mean: from.mean.slice(), variance: from.variance.slice() };
}

function sourceOf(
  { age }: Network,
  statistics: PassStatistics,
  layer: number,
  weights: Float64Array | null,
  subsets: Subsets,
): StatisticsSource {
  if (statistics === "running") return runningStatistics(subsets);
  if (statistics === "batch") return batchOfItsOwn(weights, subsets);
  if (statistics === "training") return asInTraining(() => age.updates + 1, subsets, weights);
  const given = statistics[layer] ?? null;
  return given === null ? runningStatistics(subsets) : givenStatistics(given, subsets);
}

function checkBatch({ norm }: HiddenLayer, samples: number): void {
  if (norm?.arithmetic.divideBy === "m-1" && samples < 2) {
    throw new Error(`pass: a batch variance divided by m-1 needs at least 2 samples, got ${samples}`);
  }
}

function checkFeatures(features: Matrix, inputs: number, samples: number): void {
  if (features.rows === inputs && features.columns === samples) return;
  throw new Error(
    `pass: features have shape ${features.rows} × ${features.columns}, the pass takes ${inputs} × ${samples}`,
  );
}

function checkWeights(statistics: unknown, weights: Float64Array | null, samples: number): void {
  if (weights === null) return;
  if (statistics !== "batch" && statistics !== "training")
    throw new Error('pass: sample weights belong to the statistics "batch" and "training"');
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
    const own = norm.runningSets * norm.units;
    if (units !== own) {
      throw new Error(`pass: statistics of ${units} units for ${own} in hidden layer ${index + 1}`);
    }
  });
}
