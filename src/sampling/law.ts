import type { SubsetIndex } from "../flowers/dataset.ts";
import type { SampledData } from "./sampler.ts";

/** The law by which a sampler draws, apart from who is drawn: what instruments go by, whatever the sampler. */
export interface SamplerLaw {
  /** Whether a sample may come twice into a batch; chance is then told by uniform batches drawn in the same way. */
  readonly replacement: boolean;
  /** What groups the samples of which one group is the current one at each step; null where there are no such groups. */
  readonly by: "subset" | "class" | null;
  /** 0: every batch is drawn from the whole population; 1: from the current group alone. */
  readonly bias: number;
}

/** The group of every sample, from 0; null where the data know no subsets. */
export function groupsBy(
  by: "subset" | "class",
  { subsets, labels }: Pick<SampledData, "subsets" | "labels">,
): Uint8Array | null {
  return by === "class" ? Uint8Array.from(labels, (label) => (label > 0.5 ? 1 : 0)) : subsets;
}

/** Probability that a sample comes from the current group, whose share of the data is s: s + bias·(1 − s). */
export const currentProbability = (share: number, bias: number): number => share + bias * (1 - share);

/**
 * The law as weights (summing to 1) of given samples: even where every batch is drawn from the whole population, the
 * mixture of the current group otherwise. Even, too, where these samples are all of one group.
 */
export function lawWeights(
  data: Pick<SampledData, "size" | "subsets" | "labels">,
  { by, bias }: SamplerLaw,
  current: SubsetIndex | null,
): Float64Array {
  const groups = by === null || current === null ? null : groupsBy(by, data);
  if (groups === null || current === null || groups.every((group) => group === groups[0]))
    return new Float64Array(data.size).fill(1 / data.size);
  return mixtureWeights(groups, bias, current);
}

/**
 * Weights (sum 1) of the samples in the mixture that a training batch is drawn from while `current` is the current
 * subset. Where the law knows no subsets, every batch is drawn from the whole population, and they are even.
 */
export function asTrainedWeights(subsets: Uint8Array, law: SamplerLaw, current: SubsetIndex): Float64Array {
  return mixtureWeights(subsets, asTrainedBias(law), current);
}

/** How far that mixture is from the whole population (0) on its way to the subset alone (1). */
export const asTrainedBias = ({ by, bias }: SamplerLaw): number => (by === "subset" ? bias : 0);

/** The current group with its probability, the others with the rest; evenly within either. Both are there. */
function mixtureWeights(groups: Uint8Array, bias: number, current: SubsetIndex): Float64Array {
  const total = groups.length;
  const count = groups.reduce((sum, group) => sum + (group === current ? 1 : 0), 0);
  const probability = currentProbability(count / total, bias);
  return Float64Array.from(groups, (group) =>
    group === current ? probability / count : (1 - probability) / (total - count),
  );
}
