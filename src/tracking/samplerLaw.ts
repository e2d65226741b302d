import type { Dataset, SubsetIndex } from "../flowers/dataset.ts";
import type { SamplerSettings } from "../sampling/settings.ts";
import { mixtureWeights } from "./asTrainedWeights.ts";

/**
 * The law by which a sampler draws a batch, as weights (summing to 1) of given samples: even under uniform sampling, the
 * mixture of the current subset or class under biased. Even, too, where these samples are all of one group.
 */
export function lawWeights(
  { size, subsets, labels }: Pick<Dataset, "size" | "subsets" | "labels">,
  sampler: SamplerSettings,
  current: SubsetIndex | null,
): Float64Array {
  const even = new Float64Array(size).fill(1 / size);
  if (sampler.kind === "uniform" || current === null) return even;
  const groups =
    sampler.kind === "class-biased" ? Uint8Array.from(labels, (label) => (label > 0.5 ? 1 : 0)) : subsets;
  if (groups === null || groups.every((group) => group === groups[0])) return even;
  return mixtureWeights(groups, sampler.bias, current);
}
