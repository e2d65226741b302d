import type { SamplerSettings } from "../sampling/settings.ts";

/**
 * Weights (sum 1) of the samples in the mixture that a training batch is drawn from while `current` is the current
 * subset. Under uniform (and class-biased) sampling every batch is drawn from the whole population, and they are even.
 */
export function asTrainedWeights(
  subsets: Uint8Array,
  sampler: SamplerSettings,
  current: 0 | 1,
): Float64Array {
  return mixtureWeights(subsets, sampler.kind === "subset-biased" ? sampler.bias : 0, current);
}

/**
 * The current group with probability s + bias·(1 − s), s its share; the other with the rest; evenly within each.
 *
 * Shapes   groups (samples) of 0 and 1, both there → weights (samples), summing to 1
 */
export function mixtureWeights(groups: Uint8Array, bias: number, current: 0 | 1): Float64Array {
  const total = groups.length;
  const count = groups.reduce((sum, group) => sum + (group === current ? 1 : 0), 0);
  const share = count / total;
  const probability = share + bias * (1 - share);
  return Float64Array.from(groups, (group) =>
    group === current ? probability / count : (1 - probability) / (total - count),
  );
}
