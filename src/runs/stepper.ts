import type { DataSplit, Dataset, SubsetIndex } from "../flowers/dataset.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { divergenceBound } from "../network/divergenceBound.ts";
import { drawMasks } from "../network/dropout.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { type NetworkState, restoreNetwork, saveNetwork } from "../network/networkState.ts";
import { createPassOf, type PassOf } from "../network/passOf.ts";
import { createTrainer, type Trainer } from "../network/trainer.ts";
import type { SavedOptimizer } from "../optimizers/optimizer.ts";
import { type RandomStream, randomStream, type StreamState } from "../random.ts";
import { shortBatch } from "../sampling/epochBatches.ts";
import { importanceWeights, sharesAimedAt } from "../sampling/importanceWeights.ts";
import type { SamplerState } from "../sampling/sampler.ts";
import { createSampler } from "../sampling/samplers.ts";
import type { SamplerSettings } from "../sampling/settings.ts";
import { trainedBy } from "../scenario/phases.ts";
import type { RunSettings, TrainingSettings } from "../scenario/scenario.ts";
import type { Outcome } from "../tracking/record.ts";
import { writeSamplesAt } from "../tracking/samplesAt.ts";
import type { TrainedBy } from "../tracking/trainedBy.ts";

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
  /** Of the batch size that training begins with. */
  readonly trainer: Trainer;
  /** The one at work: another where a phase has changed the batch size, or the last batch of an epoch is short. */
  trainerNow(): Trainer;
  /** How the batch in place was drawn. */
  samplerNow(): SamplerSettings;
  readonly passOf: PassOf;
  /** Training samples of the batch in place, of the size that training begins with. */
  readonly batchIndices: Int32Array;
  /** Those of the batch before. */
  readonly previousIndices: Int32Array;
  /** The subset (or class) that the last batch was drawn from above all; null under uniform sampling. */
  currentSubset(): SubsetIndex | null;
  /** Updates made so far. */
  stepsMade(): number;
  /** The next batch is in place, and the masks of dropout; nothing is computed yet. Allocates nothing but where a phase begins, or in its first epoch. */
  draw(): void;
  /** One update by the batch in place; the loss of the batch before it. Allocates nothing. */
  train(): number;
  /** How training ended: all steps are made, or it diverged; null while it goes on. */
  outcome(): Outcome | null;
  /** The noise of norms, once more from its first draw. */
  noiseFromItsBeginning(): RandomStream;
  /** Phases to come are these from now on; those that have begun stay as they are. */
  plan(phases: TrainingSettings["phases"]): void;
  /** All that the steps to come depend on beside the settings, in arrays of its own. */
  save(): SavedRun;
  /** Back (or on) to there: the same steps follow, bit for bit, as far as the phases to come are the same. */
  restore(saved: SavedRun): void;
}

/** Where a run stands between two steps. */
export interface SavedRun {
  readonly step: number;
  readonly outcome: Outcome | null;
  readonly network: NetworkState;
  readonly optimizer: SavedOptimizer;
  readonly sampler: SamplerState;
  readonly batches: StreamState;
  readonly noise: StreamState;
  readonly dropout: StreamState;
  readonly batchIndices: Int32Array;
}

/** A trainer for batches of one size, and who is in the last two of them. */
interface AtWork {
  readonly trainer: Trainer;
  readonly indices: Int32Array;
  readonly previous: Int32Array;
}

/**
 * Streams   "<seed>/initialization", "<seed>/batches", "<seed>/noise", "<seed>/dropout"
 *
 * @param kernels that it trains on, on which no bit depends
 */
export function createStepper(run: TrainedRun, kernels: Kernels): Stepper {
  const { training, split } = run;
  const { train: data } = split;
  const streams = randomStream(String(run.seed));
  const noise = streams.child("noise");
  const dropout = streams.child("dropout");
  const batches = streams.child("batches");
  const network = createNetwork(
    data.features.rows,
    run.network,
    streams.child("initialization"),
    run.classes,
    kernels,
    data.subsetCount,
  );
  let { phases } = training;
  let step = 0;
  let outcome: Outcome | null = null;
  let by: TrainedBy = trainedBy(training, 1);
  let sampler = createSampler(by.sampler, data, by.batchSize, training.steps, batches);

  const subsetWeights = subsetWeightsOf(training, split);
  const bound = training.divergedAbove ?? divergenceBound(data.labels);
  const ofSizes = new Map<number, AtWork>();
  /** Of this phase, at work on the last batches of epochs where these are short; they share its optimizer. */
  const shortOnes = new Map<number, AtWork>();
  let full = workOfSize(by);
  const first = full;
  let atWork = full;
  prepareShort();

  function workOfSize({ batchSize, optimizer }: TrainedBy): AtWork {
    const known = ofSizes.get(batchSize);
    if (known !== undefined) {
      known.trainer.trainBy(optimizer);
      return known;
    }
    const made = createWork(optimizer, batchSize);
    ofSizes.set(batchSize, made);
    return made;
  }

  function createWork(optimizer: Parameters<typeof createTrainer>[1], batchSize: number): AtWork {
    return {
      trainer: createTrainer(network, optimizer, batchSize, training.steps, noise, subsetWeights),
      indices: new Int32Array(batchSize),
      previous: new Int32Array(batchSize),
    };
  }

  function workOnBatchOf(size: number): AtWork {
    if (size === by.batchSize) return full;
    const known = shortOnes.get(size) ?? createWork(full.trainer.optimizer(), size);
    shortOnes.set(size, known);
    return known;
  }

  /** That of whole epochs is made before the first is trained on. */
  function prepareShort(): void {
    const short = shortBatch(by.sampler, by.batchSize, data.size);
    if (short !== null) workOnBatchOf(short);
  }

  /** The settings of an update (1-based) are in force; optimizer and sampler go on with what they remember. */
  function enterPhaseOf(update: number): void {
    const next = trainedBy({ ...training, phases }, update);
    if (next.sampler !== by.sampler || next.batchSize !== by.batchSize) {
      const saved = sampler.save();
      sampler = createSampler(next.sampler, data, next.batchSize, training.steps, batches);
      sampler.restore(saved);
    }
    if (next.optimizer !== by.optimizer || next.batchSize !== by.batchSize) {
      const saved = full.trainer.optimizer().save();
      full = workOfSize(next);
      full.trainer.optimizer().restore(saved, step);
      atWork = full;
      shortOnes.clear();
    }
    by = next;
    prepareShort();
  }

  return {
    network,
    trainer: first.trainer,
    trainerNow: () => atWork.trainer,
    samplerNow: () => by.sampler,
    passOf: createPassOf(network),
    batchIndices: first.indices,
    previousIndices: first.previous,
    currentSubset: () => sampler.currentSubset(),
    stepsMade: () => step,
    draw() {
      for (let at = 0; at < phases.length; at++) if (phases[at]!.from === step + 1) enterPhaseOf(step + 1);
      atWork = workOnBatchOf(sampler.sizeOfNext?.() ?? by.batchSize);
      const { trainer, indices, previous } = atWork;
      const { batch, labels, subsets, masks } = trainer;
      previous.set(indices);
      sampler.next(indices);
      writeSamplesAt(data, indices, batch, subsets);
      for (let at = 0; at < labels.length; at++) labels[at] = data.labels[indices[at]!]!;
      drawMasks(masks, dropout);
    },
    train() {
      const loss = atWork.trainer.step();
      step++;
      outcome = divergence(network, step, loss, bound);
      if (outcome === null && step === training.steps) outcome = { kind: "finished" };
      return loss;
    },
    outcome: () => outcome,
    noiseFromItsBeginning: () => streams.child("noise"),
    plan(next) {
      phases = [...phases.filter(({ from }) => from <= step), ...next.filter(({ from }) => from > step)];
    },
    save: () => ({
      step,
      outcome,
      network: saveNetwork(network),
      optimizer: atWork.trainer.optimizer().save(),
      sampler: sampler.save(),
      batches: batches.save(),
      noise: noise.save(),
      dropout: dropout.save(),
      batchIndices: atWork.indices.slice(),
    }),
    restore(saved) {
      ({ step, outcome } = saved);
      enterPhaseOf(Math.max(1, step));
      atWork = workOnBatchOf(saved.batchIndices.length);
      restoreNetwork(network, saved.network);
      atWork.trainer.optimizer().restore(saved.optimizer, step);
      sampler.restore(saved.sampler);
      batches.restore(saved.batches);
      noise.restore(saved.noise);
      dropout.restore(saved.dropout);
      atWork.indices.set(saved.batchIndices);
    },
  };
}

/** By how much a sample of each subset counts in the loss; null: all alike. */
function subsetWeightsOf(
  { weights = { kind: "none" }, sampler, steps }: TrainingSettings,
  { train, test }: DataSplit,
): Float64Array | null {
  if (weights.kind === "none") return null;
  if (train.subsets === null || test.subsets === null)
    throw new Error("importance weights: the data know no subsets");
  const aimedAt = sharesAimedAt(weights, sharesOf(test));
  return importanceWeights(sampler, steps, sharesOf(train), aimedAt);
}

function sharesOf({ subsets, subsetCount, size }: Dataset): number[] {
  const counts = new Array<number>(subsetCount).fill(0);
  for (const subset of subsets!) counts[subset]!++;
  return counts.map((count) => count / size);
}

/** A run has diverged when its loss or a parameter is not finite, or its loss is beyond the stated bound. */
function divergence({ parameters }: Network, step: number, loss: number, bound: number): Outcome | null {
  for (const { layer, values } of parameters)
    if (!allFinite(values)) return { kind: "diverged", step, layer, loss };
  return Number.isFinite(loss) && loss <= bound ? null : { kind: "diverged", step, layer: null, loss };
}

function allFinite(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index]!)) return false;
  return true;
}
