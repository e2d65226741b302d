import type { SamplerSettings } from "../sampling/settings.ts";

/**
 * Weights (sum 1) of the samples in the mixture that a training batch is drawn from while `current` is the current
 * subset: that subset with probability s + bias·(1 − s), s its share; the other with the rest; evenly within each.
 * Under uniform (and class-biased) sampling every batch is drawn from the whole population, and the weights are even.
 */
export function asTrainedWeights(
  subsets: Uint8Array,
  sampler: SamplerSettings,
  current: 0 | 1,
): Float64Array {
  const total = subsets.length;
  const count = subsets.reduce((sum, subset) => sum + (subset === current ? 1 : 0), 0);
  const share = count / total;
  const bias = sampler.kind === "subset-biased" ? sampler.bias : 0;
  const probability = share + bias * (1 - share);
  return Float64Array.from(subsets, (subset) =>
    subset === current ? probability / count : (1 - probability) / (total - count),
  );
}
