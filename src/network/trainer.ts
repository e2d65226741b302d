import type { Matrix } from "../matrix.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { createOptimizer } from "../optimizers/optimizers.ts";
import type { OptimizerSettings } from "../optimizers/settings.ts";
import type { RandomStream } from "../random.ts";
import type { PathName } from "./fast/path.ts";
import type { HiddenActivity } from "./hiddenActivity.ts";
import type { Network } from "./network.ts";
import { drawNormNoise } from "./normalizations/normNoise.ts";
import { checkTrainingBatch, updateRunningStatistics } from "./normalizations/runningStatistics.ts";
import { plainPasses } from "./plainPasses.ts";
import type { InputMoments, TrainingPassesFactory } from "./trainingPasses.ts";

/** Trains one network on batches of one size. All buffers are made with it: a step allocates nothing. */
export interface Trainer {
  /** The kernels that it trains on. */
  readonly path: PathName;
  /** The batch (inputs × batchSize), filled by the caller before every step. */
  readonly batch: Matrix;
  /** The class: 1 for a rose, 0 for another flower (batchSize), filled by the caller before every step. */
  readonly labels: Float64Array;
  /** The subset of every sample, 0 or 1 (batchSize), filled by the caller where a norm treats subsets apart. */
  readonly subsets: Uint8Array;
  /** Of the last batch, before the update: [output · batchSize + sample]. */
  readonly logits: Float64Array;
  /** Of the last batch, before the update. */
  readonly hidden: readonly HiddenActivity[];
  /** Moments of the unit inputs that every step takes along from now on: see `TrainingPasses`. */
  takeInputMoments(): readonly (InputMoments | null)[];
  /**
   * One step: forward in training mode, backward, running statistics, update of the parameters. Returns the mean loss
   * of the batch before the update; NaN or ∞ where training has diverged. Never throws.
   */
  step(): number;
  /**
   * Forward in training mode and backward: the same loss and gradients as the next step's, but nothing is updated. Noise
   * is that of the last step: none before the first.
   */
  forwardBackward(): number;
  /** Euclidean norm of the last gradient in all parameters of a layer (1-based, output last). */
  gradientNorm(layer: number): number;
}

/**
 * A trainer over the plain kernels, or over others that `passes` makes.
 *
 * @param optimizer its settings; or one made for the network already, which trainers of other batch sizes may share
 * @param steps of the whole training, for learning-rate schedules that end with it
 * @param noise from which noisy norms draw at every step; without it they are silent
 * @param passes how a batch goes through the network and back
 * Errors   a batch size below 1, or too small for the variances that a batch norm asks for; no steps where the schedule
 *          needs them
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
  passes: TrainingPassesFactory = plainPasses,
): Trainer {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new Error(`trainer: batch size: expected a whole number, at least 1; got ${batchSize}`);
  }
  for (const { norm } of network.hidden) if (norm !== null) checkTrainingBatch(norm.settings, batchSize);

  const { parameters, age } = network;
  const { path, buffers, forward, backward, descend, takeInputMoments } = passes(network, batchSize);
  const { batch, labels, subsets, logits, logitGradient, layers } = buffers;
  const trained = parameters.filter(({ frozen }) => !frozen);
  const update = "kind" in optimizer ? createOptimizer(optimizer, trained, steps) : optimizer;
  const descends = descend !== null && update.isPlainDescent;

  function forwardBackward(): number {
    forward();
    const loss = network.loss.gradient(logits, labels, logitGradient);
    backward();
    return loss;
  }

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
    forward();
    const loss = network.loss.gradient(logits, labels, logitGradient);
    if (descends) descend(update.nextRate());
    else {
      backward();
      update.step();
    }
    for (let index = 0; index < layers.length; index++) {
      const { layer, buffers } = layers[index]!;
      if (layer.norm === null || buffers.batchNorm === null) continue;
      updateRunningStatistics(layer.norm, buffers.batchNorm, batchSize);
    }
    age.updates++;
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
    path,
    batch,
    labels,
    subsets,
    logits,
    hidden: layers.map(({ buffers }) => buffers),
    takeInputMoments,
    step,
    forwardBackward,
    gradientNorm,
  };
}
