import { lastBatchOf } from "../sampling/epochBatches.ts";
import { lawOf } from "../sampling/samplers.ts";
import type { TrainedBy } from "../tracking/trainedBy.ts";
import type { TrainingPhase } from "./scenario.ts";

/** Training as it begins, and what changes in its course. */
export interface Phased extends TrainedBy {
  readonly phases: readonly TrainingPhase[];
}

/**
 * By what an update (from 1) is made.
 *
 * @example
 *   const phases = [{ from: 501, batchSize: 8 }];
 *   const training = { batchSize: 32, sampler: { kind: "uniform" }, optimizer: { kind: "sgd" }, phases };
 *   [trainedBy(training, 500).batchSize, trainedBy(training, 501).batchSize] // [ 32, 8 ]
 */
export function trainedBy({ batchSize, sampler, optimizer, phases }: Phased, update: number): TrainedBy {
  let by: TrainedBy = { batchSize, sampler, optimizer };
  for (const { from, ...set } of phases) if (from <= update) by = { ...by, ...set };
  return by;
}

/** Every phase with the update that it begins at, the first from 1. */
export function phasesOf(training: Phased): (TrainedBy & { readonly from: number })[] {
  return [1, ...training.phases.map(({ from }) => from)].map((from) => ({
    from,
    ...trainedBy(training, from),
  }));
}

/** Whether all batches are of one size and drawn in one way, with replacement or without: no epoch keeps a short last one. */
export function hasLikeBatches(training: Phased): boolean {
  return phasesOf(training).every(
    ({ batchSize, sampler }) =>
      batchSize === training.batchSize &&
      lastBatchOf(sampler) !== "keep" &&
      lawOf(sampler).replacement === lawOf(training.sampler).replacement,
  );
}
