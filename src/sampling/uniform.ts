import type { RandomStream } from "../random.ts";
import type { Sampler, SamplerState } from "./sampler.ts";

/**
 * Every sample equally likely: with replacement, or by epochs without. An epoch's last samples and the next one's first
 * share a batch, so that every batch is full.
 */
export function createUniformSampler(
  { replacement }: { readonly replacement: boolean },
  size: number,
  batchSize: number,
  stream: RandomStream,
): Sampler {
  if (!replacement && batchSize > size)
    throw new Error(`uniform sampling without replacement: a batch of ${batchSize} from ${size} samples`);
  const epochs = replacement ? null : createEpochs(size, stream);
  let steps = 0;
  return {
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
function createEpochs(size: number, stream: RandomStream) {
  const order = Int32Array.from({ length: size }, (_, index) => index);
  let drawn = 0;
  return {
    draw(into: Int32Array): void {
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
