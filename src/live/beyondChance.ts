import type { DataSplit } from "../flowers/dataset.ts";
import type { Trainer } from "../network/trainer.ts";
import type { RandomStream } from "../random.ts";
import type { Stepper } from "../runs/stepper.ts";
import { lawOf } from "../sampling/samplers.ts";
import { createUniformSampler } from "../sampling/uniform.ts";
import { LEAST_SD } from "../tracking/leastSd.ts";
import { createUniformPairs, type UniformPairs } from "../tracking/meters/uniformPairs.ts";
import { createUnitDistances } from "../tracking/meters/unitDistances.ts";
import { lazilyEach } from "./lazilyEach.ts";

/** From one mini-batch to the next, how many units move more than chance alone would move them. */
export interface BeyondChance {
  /** Before the next batch is drawn: the last one is in place, if the last step was made just now. */
  keep(): void;
  /** A batch has passed. */
  passed(): void;
  /** Whatever is in place belongs to another step. */
  forget(): void;
  /** Of each layer the share of its units beyond what 1 in 20 of uniform pairs exceeds; null where no batch came before. */
  shares(): Float64Array | null;
}

/**
 * Of each unit the Wasserstein-1 from the batch of a step to that of the next, over the pooled sd, against pairs of uniform
 * batches in the network as it is: under uniform sampling a share of 5 % is chance.
 *
 * @param streamOf draws of its own for every step, so that a look changes nothing, and the same look says the same
 */
export function createBeyondChance(
  { trainerNow, samplerNow, stepsMade, passOf }: Stepper,
  train: DataSplit["train"],
  streamOf: (step: number) => RandomStream,
): BeyondChance {
  const distancesOf = lazilyEach((trainer: Trainer) => createUnitDistances(trainer));
  const pairsOf = lazilyEach(
    ({ batch }: Trainer): UniformPairs => createUniformPairs(train, passOf, batch.columns),
  );
  /** The step whose batch is in the trainer, and the one whose batch is kept, with its trainer. */
  let inPlace = -1;
  let kept: { readonly step: number; readonly trainer: Trainer } | null = null;

  return {
    keep() {
      const trainer = trainerNow();
      kept = inPlace === stepsMade() && inPlace > 0 ? { step: inPlace, trainer } : null;
      if (kept !== null) distancesOf(trainer).keep();
    },
    passed() {
      inPlace = stepsMade();
    },
    forget() {
      inPlace = -1;
      kept = null;
    },
    shares() {
      const step = stepsMade();
      const trainer = trainerNow();
      if (kept === null || kept.step !== step - 1 || inPlace !== step || kept.trainer !== trainer)
        return null;
      const { replacement } = lawOf(samplerNow());
      const sampler = createUniformSampler(
        { replacement },
        train.size,
        trainer.batch.columns,
        streamOf(step),
      );
      const chance = pairsOf(trainer).measure(sampler);
      const shares = distancesOf(trainer)
        .measure()
        .map(({ distance, pooledSd }, index) => {
          const { unit95 } = chance[index]!;
          const beyond = unit95.filter(
            (limit, unit) => pooledSd[unit]! >= LEAST_SD && distance[unit]! / pooledSd[unit]! > limit,
          );
          return beyond.length / unit95.length;
        });
      return Float64Array.from(shares);
    },
  };
}
