import type { RandomStream } from "../random.ts";
import { lastBatchOf } from "./epochBatches.ts";
import type { Sampler, SamplerState } from "./sampler.ts";
import type { SamplerSettings } from "./settings.ts";

type UniformSettings = Omit<Extract<SamplerSettings, { readonly kind: "uniform" }>, "kind">;

/**
 * Every sample equally likely: with replacement, or by epochs without. Where an epoch has too few samples left for a batch
 *
 *   join   they share it with the next one's first, so that every batch is full
 *   keep   they are a batch by themselves
 *   drop   they are left out, and the next epoch begins
 *
 * Errors   a batch larger than the data without replacement
 * Source   `DataLoader(shuffle=True, drop_last=…)` of PyTorch, for the last two
 */
export function createUniformSampler(
  settings: UniformSettings,
  size: number,
  batchSize: number,
  stream: RandomStream,
): Sampler {
  const { replacement } = settings;
  if (!replacement && batchSize > size)
    throw new Error(`uniform sampling without replacement: a batch of ${batchSize} from ${size} samples`);
  const lastBatch = lastBatchOf({ kind: "uniform", ...settings });
  const epochs = replacement ? null : createEpochs(size, stream, lastBatch === "drop");
  let steps = 0;
  return {
    ...(epochs !== null && lastBatch === "keep"
      ? { sizeOfNext: () => Math.min(batchSize, epochs.left()) }
      : {}),
    next(into) {
      steps++;
      if (epochs === null) drawWithReplacement(size, stream, into);
      else epochs.draw(into);
    },
    currentSubset: () => null,
    save: () => ({ steps, current: null, ...(epochs === null ? {} : { epoch: epochs.save() }) }),
    restore(state) {
      steps = state.steps;
      if (state.epoch) epochs?.restore(state.epoch);
    },
  };
}

function drawWithReplacement(size: number, stream: RandomStream, into: Int32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = stream.integer(size);
}

/** Fisher–Yates, one draw at a time: the drawn samples stand before `drawn`. */
function createEpochs(size: number, stream: RandomStream, dropsRest: boolean) {
  const order = Int32Array.from({ length: size }, (_, index) => index);
  let drawn = 0;
  return {
    /** Of the epoch that the next sample is from. */
    left: () => (drawn === size ? size : size - drawn),
    draw(into: Int32Array): void {
      if (dropsRest && size - drawn < into.length) drawn = 0;
      for (let at = 0; at < into.length; at++) {
        if (drawn === size) drawn = 0;
        const other = drawn + stream.integer(size - drawn);
        const sample = order[other]!;
        order[other] = order[drawn]!;
        order[drawn] = sample;
        into[at] = sample;
        drawn++;
      }
    },
    save: () => ({ order: order.slice(), drawn }),
    restore(state: NonNullable<SamplerState["epoch"]>): void {
      order.set(state.order);
      drawn = state.drawn;
    },
  };
}
