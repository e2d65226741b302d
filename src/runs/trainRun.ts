import type { Dataset } from "../flowers/dataset.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { plainKernels } from "../kernels/plainKernels.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { createPassOf } from "../network/passOf.ts";
import { createTrainer, type Trainer } from "../network/trainer.ts";
import { keepsUnits, type RunPlan } from "../plan/runPlan.ts";
import { randomStream } from "../random.ts";
import { createSampler } from "../sampling/samplers.ts";
import { createProbeSet } from "../tracking/probeSet.ts";
import type { Outcome, RunRecord } from "../tracking/record.ts";
import { createRecorder } from "../tracking/recorder.ts";
import { createTwins, type Twins } from "../tracking/twins.ts";
import { classesOf, splitOf } from "./parts.ts";

/**
 * Trains one run and returns its record: a pure function of the plan, so that it can execute anywhere.
 *
 * Streams   "<seed>/data", "<seed>/initialization", "<seed>/batches", "<seed>/noise", "<seed>/tracking": twins see the same draws
 *
 * @param kernels that it trains on, on which nothing in the record depends; they are taken over from whoever had them
 * @param twins what its twins have made; on which nothing in the record depends, either
 * @param onStep told after every step
 */
export function trainRun(
  plan: RunPlan,
  kernels: Kernels = plainKernels,
  twins: Twins = createTwins(),
  onStep: (step: number) => void = () => {},
): RunRecord {
  const { data, network: networkSettings, training, tracking } = plan.settings;
  const streams = randomStream(String(plan.seed));
  const split = twins.once("data", () => splitOf(data, plan.folder, streams.child("data")));
  const network = createNetwork(
    split.train.features.rows,
    networkSettings,
    streams.child("initialization"),
    classesOf(data),
    kernels,
  );
  const passOf = createPassOf(network);
  const trainer = createTrainer(
    network,
    training.optimizer,
    training.batchSize,
    training.steps,
    streams.child("noise"),
  );
  const sampler = createSampler(
    training.sampler,
    split.train,
    training.batchSize,
    training.steps,
    streams.child("batches"),
  );
  const batchIndices = new Int32Array(training.batchSize);
  const previousIndices = new Int32Array(training.batchSize);
  const recorder = createRecorder(
    {
      network,
      trainer,
      split,
      twins,
      probe: createProbeSet(passOf("probe", split.probe.size), split.probe),
      passOf,
      sampler: training.sampler,
      currentSubset: sampler.currentSubset,
      optimizer: training.optimizer,
      batchSize: training.batchSize,
      batchIndices,
      previousIndices,
      settings: tracking,
      totalSteps: training.steps,
      detailed: keepsUnits(plan),
      noiseFromItsBeginning: () => streams.child("noise"),
      stream: streams.child("tracking"),
    },
    training.target,
  );
  recorder.begin();
  for (let step = 1; step <= training.steps; step++) {
    previousIndices.set(batchIndices);
    sampler.next(batchIndices);
    fillBatch(trainer, split.train, batchIndices);
    recorder.prepare(step);
    const loss = trainer.step();
    recorder.step(step, loss);
    onStep(step);
    const outcome = divergence(network, step, loss, training.divergedAbove);
    if (outcome) return recorder.finish(outcome);
  }
  return recorder.finish({ kind: "finished" });
}

function fillBatch(trainer: Trainer, data: Dataset, indices: Int32Array): void {
  const { batch, labels, subsets } = trainer;
  const size = indices.length;
  for (let feature = 0; feature < batch.rows; feature++)
    for (let at = 0; at < size; at++)
      batch.values[feature * batch.stride + at] = data.features.values[feature * data.size + indices[at]!]!;
  for (let at = 0; at < size; at++) labels[at] = data.labels[indices[at]!]!;
  if (data.subsets !== null) for (let at = 0; at < size; at++) subsets[at] = data.subsets[indices[at]!]!;
}

/** A run has diverged when its loss or a parameter is not finite, or its loss is beyond the stated bound. */
function divergence(network: Network, step: number, loss: number, bound: number): Outcome | null {
  const broken = network.parameters.find(({ values }) => !allFinite(values));
  if (loss <= bound && !broken) return null;
  return { kind: "diverged", step, layer: broken?.layer ?? null, loss };
}

function allFinite(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index]!)) return false;
  return true;
}
