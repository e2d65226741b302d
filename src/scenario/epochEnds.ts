import { lastBatchOf } from "../sampling/epochBatches.ts";
import { lawOf } from "../sampling/samplers.ts";
import { type Phased, phasesOf } from "./phases.ts";

/** A batch that is shorter than those of its phase, since its epoch had no more samples. */
interface EpochEnd {
  /** The update that its phase begins at. */
  readonly from: number;
  readonly size: number;
}

/**
 * The short batches that end epochs where they are kept, of one size once for each phase. An epoch that a phase finds
 * begun goes on in batches of its own size, so that it may end with another rest than those that begin in it.
 *
 * Source   `createUniformSampler`, whose epochs these are: a sampler with replacement forgets them
 *
 * @example
 *   const sampler = { kind: "uniform", replacement: false, lastBatch: "keep" };
 *   const phases = [{ from: 2, batchSize: 35 }];
 *   const training = { steps: 20, batchSize: 30, sampler, optimizer: { kind: "sgd" }, phases };
 *   epochEnds(training, 101) // [ { from: 2, size: 1 }, { from: 2, size: 31 } ]
 */
export function epochEnds(training: Phased & { readonly steps: number }, samples: number): EpochEnd[] {
  const ends: EpochEnd[] = [];
  let drawn = 0;
  const phases = phasesOf(training);
  for (const [index, { from, batchSize, sampler }] of phases.entries()) {
    const steps = Math.min(training.steps + 1, phases[index + 1]?.from ?? Number.POSITIVE_INFINITY) - from;
    if (steps <= 0) continue;
    const lastBatch = lastBatchOf(sampler);
    if (lawOf(sampler).replacement) drawn = 0;
    else if (lastBatch === "join") drawn = (drawn + steps * batchSize) % samples;
    else {
      const batchesOf = (left: number) =>
        lastBatch === "keep" ? Math.ceil(left / batchSize) : Math.floor(left / batchSize);
      const begun = batchesOf(samples - drawn);
      const whole = batchesOf(samples);
      const rests = [
        ...(steps >= begun ? [(samples - drawn) % batchSize] : []),
        ...(steps >= begun + whole ? [samples % batchSize] : []),
      ];
      if (lastBatch === "keep") for (const size of new Set(rests)) if (size > 0) ends.push({ from, size });
      // What a dropped rest leaves undrawn, the next phase may still draw.
      const now =
        steps <= begun ? drawn + steps * batchSize : (((steps - begun - 1) % whole) + 1) * batchSize;
      drawn = Math.min(samples, now);
    }
  }
  return ends;
}
