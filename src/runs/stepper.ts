import type { DataSplit, SubsetIndex } from "../flowers/dataset.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { createPassOf, type PassOf } from "../network/passOf.ts";
import { createTrainer, type Trainer } from "../network/trainer.ts";
import { type RandomStream, randomStream } from "../random.ts";
import { createSampler } from "../sampling/samplers.ts";
import type { RunSettings } from "../scenario/scenario.ts";
import type { Outcome } from "../tracking/record.ts";
import { writeSamplesAt } from "../tracking/samplesAt.ts";

/** What is trained; where its data come from is the caller's affair. */
export interface TrainedRun extends Pick<RunSettings, "network" | "training"> {
  readonly seed: number;
  readonly split: DataSplit;
  /** Classes to be told apart. */
  readonly classes: number;
}

/**
 * A run taken step by step: `draw`, `train`, `draw`, `train`, … Between any two of them it may be looked at, which changes
 * nothing in what follows. Knows nothing of Node, so that a page trains the same bits.
 */
export interface Stepper {
  readonly network: Network;
  readonly trainer: Trainer;
  readonly passOf: PassOf;
  /** Training samples of the batch in place. */
  readonly batchIndices: Int32Array;
  /** Those of the batch before. */
  readonly previousIndices: Int32Array;
  /** The subset (or class) that the last batch was drawn from above all; null under uniform sampling. */
  currentSubset(): SubsetIndex | null;
  /** Updates made so far. */
  stepsMade(): number;
  /** The next batch is in place; nothing is computed yet. Allocates nothing. */
  draw(): void;
  /** One update by the batch in place; the loss of the batch before it. Allocates nothing. */
  train(): number;
  /** How training ended: all steps are made, or it diverged; null while it goes on. */
  outcome(): Outcome | null;
  /** The noise of norms, once more from its first draw. */
  noiseFromItsBeginning(): RandomStream;
}

/**
 * Streams   "<seed>/initialization", "<seed>/batches", "<seed>/noise"
 *
 * @param kernels that it trains on, on which no bit depends
 */
export function createStepper(run: TrainedRun, kernels: Kernels): Stepper {
  const { training, split } = run;
  const { train: data } = split;
  const streams = randomStream(String(run.seed));
  const network = createNetwork(
    data.features.rows,
    run.network,
    streams.child("initialization"),
    run.classes,
    kernels,
  );
  const trainer = createTrainer(
    network,
    training.optimizer,
    training.batchSize,
    training.steps,
    streams.child("noise"),
  );
  const sampler = createSampler(
    training.sampler,
    data,
    training.batchSize,
    training.steps,
    streams.child("batches"),
  );
  const batchIndices = new Int32Array(training.batchSize);
  const previousIndices = new Int32Array(training.batchSize);
  const { batch, labels, subsets } = trainer;
  let step = 0;
  let outcome: Outcome | null = null;

  return {
    network,
    trainer,
    passOf: createPassOf(network),
    batchIndices,
    previousIndices,
    currentSubset: sampler.currentSubset,
    stepsMade: () => step,
    draw() {
      previousIndices.set(batchIndices);
      sampler.next(batchIndices);
      writeSamplesAt(data, batchIndices, batch, subsets);
      for (let at = 0; at < labels.length; at++) labels[at] = data.labels[batchIndices[at]!]!;
    },
    train() {
      const loss = trainer.step();
      step++;
      outcome = divergence(network, step, loss, training.divergedAbove);
      if (outcome === null && step === training.steps) outcome = { kind: "finished" };
      return loss;
    },
    outcome: () => outcome,
    noiseFromItsBeginning: () => streams.child("noise"),
  };
}

/** A run has diverged when its loss or a parameter is not finite, or its loss is beyond the stated bound. */
function divergence({ parameters }: Network, step: number, loss: number, bound: number): Outcome | null {
  for (const { layer, values } of parameters)
    if (!allFinite(values)) return { kind: "diverged", step, layer, loss };
  return loss <= bound ? null : { kind: "diverged", step, layer: null, loss };
}

function allFinite(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index]!)) return false;
  return true;
}
