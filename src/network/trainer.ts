import type { Kernels } from "../kernels/kernels.ts";
import { kernelsFor } from "../kernels/kernelsFor.ts";
import { type Matrix, padded, paddedLength } from "../matrix.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { createOptimizer, isSteadyUpdate } from "../optimizers/optimizers.ts";
import type { OptimizerSettings } from "../optimizers/settings.ts";
import type { RandomStream } from "../random.ts";
import { applyDense, denseBackward } from "./dense.ts";
import type { DropoutMasks } from "./dropout.ts";
import { createHiddenBuffers, type HiddenActivity, type HiddenBuffers } from "./hiddenActivity.ts";
import { hiddenBackward, hiddenForward } from "./hiddenLayer.ts";
import { kernelsWithRoom } from "./kernelsWithRoom.ts";
import { lossOnKernels } from "./losses/losses.ts";
import type { HiddenLayer, Network } from "./network.ts";
import { drawNormNoise } from "./normalizations/normNoise.ts";
import { checkTrainingBatch, updateRunningStatistics } from "./normalizations/runningStatistics.ts";
import { asInTraining } from "./normalizations/statisticsSource.ts";
import type { Parameter } from "./parameter.ts";

/** Trains one network on batches of one size. All buffers are made with it: a step allocates nothing. */
export interface Trainer {
  /** Those that its arrays are for. */
  readonly kernels: Kernels;
  /** The batch (inputs × batchSize), filled by the caller before every step. */
  readonly batch: Matrix;
  /** The class: 1 for a rose, 0 for another flower (batchSize), filled by the caller before every step. */
  readonly labels: Float64Array;
  /** The subset of every sample, from 0 (batchSize), filled by the caller where a norm or the loss treats subsets apart. */
  readonly subsets: Uint8Array;
  /** What dropout makes of every hidden layer, filled by the caller before every step; as made, nothing is left out. */
  readonly masks: DropoutMasks;
  /** By how much a sample of each subset counts in the loss; null: all alike. */
  readonly subsetWeights: Float64Array | null;
  /** Of the last batch, before the update (outputs × batchSize). */
  readonly logits: Matrix;
  /** Of the last batch, before the update. */
  readonly hidden: readonly HiddenActivity[];
  /**
   * One step: forward in training mode, backward, running statistics, update of the parameters. Returns the mean loss
   * (weighted, where samples count by subset) of the batch before the update; NaN or ∞ where training has diverged. Never throws.
   */
  step(): number;
  /**
   * Forward in training mode and backward: the same loss and gradients as the next step's, but nothing is updated. Noise
   * is that of the last step: none before the first.
   */
  forwardBackward(): number;
  /** Goes on by other settings; what their optimizer shall remember is to be restored in it. */
  trainBy(optimizer: OptimizerSettings): void;
  /** The one that it goes by. */
  optimizer(): Optimizer;
  /** Euclidean norm of the last gradient in all parameters of a layer (1-based, output last). */
  gradientNorm(layer: number): number;
  /**
   * Frobenius norm of the last gradient with respect to z of a hidden layer (1-based), over all samples of the batch. The
   * loss is their mean.
   */
  preActivationGradientNorm(layer: number): number;
}

/** A hidden layer at work on batches of one size. */
interface LayerAtWork {
  readonly layer: HiddenLayer;
  readonly buffers: HiddenBuffers;
  /** What the layer receives: the batch, or the output of the layer before. */
  readonly input: Matrix;
  /** dloss/doutput, then dloss/dz (units × batchSize). */
  readonly gradient: Matrix;
  /** The gradient of the layer before; null for the first. */
  readonly toInput: Matrix | null;
}

/**
 * A trainer on the network's kernels.
 *
 * @param optimizer its settings; or one made for the network already, which trainers of other batch sizes may share
 * @param steps of the whole training, for learning-rate schedules that end with it
 * @param noise from which noisy norms draw at every step; without it they are silent
 * @param subsetWeights by which samples count in the loss, (1/m) Σ w·ℓ; null: all alike
 * Errors   a batch size below 1, or too small for the variances that a batch norm asks for; no steps where the schedule
 *          needs them; weights for a loss that has no weighted form
 *
 * @example
 *   const layers = [{ weights: [[0]], bias: [0] }];
 *   const settings = { hidden: [], initialization: { kind: "given", layers } };
 *   const network = createNetwork(1, settings, randomStream("given"));
 *   const trainer = createTrainer(network, { kind: "sgd", learningRate: 0.5 }, 1);
 *   trainer.batch.values[0] = 2;
 *   trainer.labels[0] = 1;
 *   trainer.step() // 0.693147
 *   network.output.weights // [ 0.5 ]
 */
export function createTrainer(
  network: Network,
  optimizer: OptimizerSettings | Optimizer,
  batchSize: number,
  steps?: number,
  noise?: RandomStream,
  subsetWeights: Float64Array | null = null,
): Trainer {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`trainer: batch size: expected a whole number, at least 1; got ${batchSize}`);
  }
  for (const { norm } of network.hidden) if (norm !== null) checkTrainingBatch(norm.settings, batchSize);

  const { parameters, age, output } = network;
  const trained = parameters.filter(({ frozen }) => !frozen);
  const updating = kernelsFor([network], stateOf(trained));
  const createUpdate = (settings: OptimizerSettings) => createOptimizer(settings, trained, steps, updating);
  let update = "kind" in optimizer ? createUpdate(optimizer) : optimizer;

  const kernels = kernelsWithRoom(network, batchSize);
  const { allocate } = kernels;
  const batch = padded(network.inputs, batchSize, allocate);
  const labels = allocate(batchSize);
  const subsets = new Uint8Array(batchSize);
  const logits = padded(output.units, batchSize, allocate);
  const logitGradient = padded(output.units, batchSize, allocate);
  const layers: LayerAtWork[] = [];
  for (const layer of network.hidden) {
    const before = layers.at(-1);
    layers.push({
      layer,
      buffers: createHiddenBuffers(layer, batchSize, kernels, true),
      input: before?.buffers.output ?? batch,
      gradient: padded(layer.dense.units, batchSize, allocate),
      toInput: before?.gradient ?? null,
    });
  }
  const last = layers.at(-1);
  const lastOutput = last?.buffers.output ?? batch;
  const lastGradient = last?.gradient ?? null;
  const statistics = asInTraining(() => age.updates + 1, subsets);
  const lossName = network.settings.loss ?? "sigmoid-cross-entropy";
  const loss = lossOnKernels(lossName, kernels);
  const weights = subsetWeights === null ? null : new Float64Array(batchSize);
  if (weights !== null && loss.weightedGradient === undefined)
    throw new Error(`trainer: ${lossName} has no weighted form`);

  function forward(): number {
    for (let index = 0; index < layers.length; index++) {
      const { layer, buffers, input } = layers[index]!;
      hiddenForward(layer, input, buffers, statistics);
    }
    applyDense(output, lastOutput, logits, kernels);
    return weights === null ? loss.gradient(logits, labels, logitGradient) : weightedLoss(weights);
  }

  function weightedLoss(weights: Float64Array): number {
    for (let n = 0; n < batchSize; n++) weights[n] = subsetWeights![subsets[n]!]!;
    return loss.weightedGradient!(logits, labels, logitGradient, weights);
  }

  function backward(): void {
    denseBackward(output, lastOutput, logitGradient, lastGradient, kernels);
    for (let index = layers.length - 1; index >= 0; index--) {
      const { layer, buffers, input, gradient, toInput } = layers[index]!;
      hiddenBackward(layer, input, buffers, gradient, toInput);
    }
  }

  function forwardAndBackward(): number {
    const mean = forward();
    backward();
    return mean;
  }

  const isSteady =
    layers.every(isSteadyLayer) && kernels.losses[lossName] !== undefined && subsetWeights === null;
  const forwardBackward = isSteady ? kernels.taped(forwardAndBackward) : forwardAndBackward;

  function drawNoise(stream: RandomStream): void {
    for (let index = 0; index < layers.length; index++) {
      const { layer, buffers } = layers[index]!;
      const settings = layer.norm?.settings;
      const drawn = buffers.batchNorm?.noise ?? null;
      if (drawn === null || settings?.kind !== "batch" || settings.noise === null) continue;
      drawNormNoise(drawn, settings.noise, stream);
    }
  }

  function step(): number {
    if (noise !== undefined) drawNoise(noise);
    const mean = trainedOnce();
    age.updates++;
    return mean;
  }

  function trainOnce(): number {
    const mean = forwardBackward();
    update.step();
    for (let index = 0; index < layers.length; index++) {
      const { layer, buffers } = layers[index]!;
      if (layer.norm === null || buffers.batchNorm === null) continue;
      updateRunningStatistics(layer.norm, buffers.batchNorm, batchSize, kernels);
    }
    return mean;
  }

  /** A steady update stands on the tape with its numbers, so that another one is another tape. */
  function taped(by: OptimizerSettings | Optimizer): () => number {
    const isUpdateSteady = "kind" in by && isSteadyUpdate(by) && updating === kernels;
    return isSteady && isUpdateSteady ? kernels.taped(trainOnce) : trainOnce;
  }

  let trainedOnce = taped(optimizer);
  /** By settings: what is made for them stays, in memory that nothing gives back. */
  const ways = new Map([[JSON.stringify(optimizer), { update, trainedOnce }]]);

  function trainBy(settings: OptimizerSettings): void {
    const key = JSON.stringify(settings);
    const known = ways.get(key);
    update = known?.update ?? createUpdate(settings);
    trainedOnce = known?.trainedOnce ?? taped(settings);
    ways.set(key, { update, trainedOnce });
  }

  function gradientNorm(layer: number): number {
    let squares = 0;
    for (const parameter of parameters) {
      if (parameter.layer !== layer) continue;
      for (const slope of parameter.gradient) squares += slope * slope;
    }
    return Math.sqrt(squares);
  }

  function preActivationGradientNorm(layer: number): number {
    const { rows, columns, stride, values } = layers[layer - 1]!.gradient;
    let squares = 0;
    for (let unit = 0; unit < rows; unit++)
      for (let n = 0; n < columns; n++) squares += values[unit * stride + n]! * values[unit * stride + n]!;
    return Math.sqrt(squares);
  }

  return {
    kernels,
    batch,
    labels,
    subsets,
    masks: layers.map(({ buffers }) => buffers.mask),
    subsetWeights,
    logits,
    hidden: layers.map(({ buffers }) => buffers),
    step,
    forwardBackward,
    trainBy,
    optimizer: () => update,
    gradientNorm,
    preActivationGradientNorm,
  };
}

/** Whether a layer does nothing but to call the same kernels on the same arrays, whatever the step. */
function isSteadyLayer({ layer, buffers }: LayerAtWork): boolean {
  const { kernels, activation, normalization, mask } = buffers;
  if (layer.dense.weightNorm !== null || mask !== null || kernels.activations[activation.name] === undefined)
    return false;
  return normalization?.isSteady ?? true;
}

/** Numbers that an optimizer keeps at most: two for each that it trains, in arrays of even length. */
function stateOf(trained: readonly Parameter[]): number {
  return trained.reduce((sum, { values }) => sum + 2 * paddedLength(values.length), 0);
}
