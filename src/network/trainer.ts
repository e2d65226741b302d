import { type Matrix, zeros } from "../matrix.ts";
import { createOptimizer } from "../optimizers/optimizers.ts";
import type { OptimizerSettings } from "../optimizers/settings.ts";
import { applyDense, denseBackward } from "./dense.ts";
import { createHiddenBuffers, type HiddenActivity } from "./hiddenActivity.ts";
import { hiddenBackward, hiddenForward, type StatisticsSource } from "./hiddenLayer.ts";
import { sigmoidCrossEntropyGradient } from "./loss.ts";
import type { Network } from "./network.ts";
import { batchStatistics } from "./normalizations/batchStatistics.ts";
import { checkTrainingBatch, updateRunningStatistics } from "./normalizations/runningStatistics.ts";

/** Trains one network on batches of one size. All buffers are made with it: a step allocates nothing. */
export interface Trainer {
  /** The batch (inputs × batchSize), filled by the caller before every step. */
  readonly batch: Matrix;
  /** 1 for a rose, 0 for another flower (batchSize), filled by the caller before every step. */
  readonly labels: Float64Array;
  /** Of the last batch, before the update (batchSize). */
  readonly logits: Float64Array;
  /** Of the last batch, before the update. */
  readonly hidden: readonly HiddenActivity[];
  /**
   * One step: forward in training mode, backward, running statistics, update of the parameters. Returns the mean loss
   * of the batch before the update; NaN or ∞ where training has diverged. Never throws.
   */
  step(): number;
  /** Forward in training mode and backward: the same loss and gradients, but nothing is updated. */
  forwardBackward(): number;
  /** Euclidean norm of the last gradient in all parameters of a layer (1-based, output last). */
  gradientNorm(layer: number): number;
}

const ofTheBatch: StatisticsSource = (norm, input, mean, variance) =>
  batchStatistics(input, norm.settings.divideBy, mean, variance);

/**
 * The plain path: shared, register-blocked kernels in a fixed order of arithmetic.
 *
 * @param steps of the whole training, for learning-rate schedules that end with it
 * Errors   a batch size below 1, or too small for the variances that a batch norm asks for; no steps where the schedule
 *          needs them
 */
export function createTrainer(
  network: Network,
  optimizer: OptimizerSettings,
  batchSize: number,
  steps?: number,
): Trainer {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`trainer: batch size: expected a whole number, at least 1; got ${batchSize}`);
  }
  for (const { norm } of network.hidden) if (norm !== null) checkTrainingBatch(norm.settings, batchSize);

  const { output, parameters } = network;
  const batch = zeros(network.inputs, batchSize);
  const labels = new Float64Array(batchSize);
  const logits = new Float64Array(batchSize);
  const logitGradient = new Float64Array(batchSize);
  const layers = network.hidden.map((layer) => ({
    layer,
    buffers: createHiddenBuffers(layer, batchSize),
    gradient: zeros(layer.dense.units, batchSize),
  }));
  const last = layers.at(-1);
  const lastOutput = last?.buffers.output ?? batch;
  const lastGradient = last?.gradient.values ?? null;
  const update = createOptimizer(optimizer, parameters, steps);

  function forward(): void {
    let input = batch;
    for (let index = 0; index < layers.length; index++) {
      const { layer, buffers } = layers[index]!;
      hiddenForward(layer, input, buffers, ofTheBatch);
      input = buffers.output;
    }
    applyDense(output, input.values, logits, batchSize);
  }

  function backward(): void {
    denseBackward(output, lastOutput.values, logitGradient, lastGradient, batchSize);
    for (let index = layers.length - 1; index >= 0; index--) {
      const { layer, buffers, gradient } = layers[index]!;
      const previous = index === 0 ? null : layers[index - 1]!;
      const input = previous === null ? batch : previous.buffers.output;
      hiddenBackward(layer, input, buffers, gradient, previous === null ? null : previous.gradient);
    }
  }

  function forwardBackward(): number {
    forward();
    const loss = sigmoidCrossEntropyGradient(logits, labels, logitGradient);
    backward();
    return loss;
  }

  function step(): number {
    const loss = forwardBackward();
    for (let index = 0; index < layers.length; index++) {
      const { layer, buffers } = layers[index]!;
      const { mean, variance } = buffers;
      if (layer.norm === null || mean === null || variance === null) continue;
      updateRunningStatistics(layer.norm, mean, variance, batchSize);
    }
    update.step();
    return loss;
  }

  function gradientNorm(layer: number): number {
    let squares = 0;
    for (const parameter of parameters) {
      if (parameter.layer !== layer) continue;
      for (const slope of parameter.gradient) squares += slope * slope;
    }
    return Math.sqrt(squares);
  }

  return {
    batch,
    labels,
    logits,
    hidden: layers.map(({ buffers }) => buffers),
    step,
    forwardBackward,
    gradientNorm,
  };
}
