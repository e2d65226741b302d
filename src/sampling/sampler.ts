import type { SubsetIndex } from "../flowers/dataset.ts";
import type { RandomStream } from "../random.ts";
import type { SamplerSettings } from "./settings.ts";
import { createGroupBiasedSampler } from "./groupBiased.ts";
import { createUniformSampler } from "./uniform.ts";

/** Yields the sample indices of each step from a stream of its own, so that twins see the same draws. */
export interface Sampler {
  /** Fills the indices of the next step; allocates nothing. */
  next(into: Int32Array): void;
  /** The current subset (or class) of the batch last drawn; null under uniform sampling. */
  currentSubset(): SubsetIndex | null;
}

/** What a sampler knows of the data it draws from. */
export interface SampledData {
  readonly size: number;
  readonly subsets: Uint8Array | null;
  readonly labels: Float64Array;
}

/**
 * The sampler of those settings.
 *
 * @param steps  steps in all: `sequential` changes the subset half way
 * Errors   a batch larger than the data without replacement; a bias outside 0 … 1; data without subsets, or with an
 *          empty one
 */
export function createSampler(
  settings: SamplerSettings,
  data: SampledData,
  batchSize: number,
  steps: number,
  stream: RandomStream,
): Sampler {
  if (settings.kind === "uniform") return createUniformSampler(settings, data.size, batchSize, stream);
  return createGroupBiasedSampler(settings, groupsOf(settings.kind, data), steps, stream);
}

function groupsOf(kind: "subset-biased" | "class-biased", { subsets, labels }: SampledData): Uint8Array {
  if (kind === "class-biased") return Uint8Array.from(labels, (label) => (label > 0.5 ? 1 : 0));
  if (subsets === null) throw new Error("subset-biased sampling: the data know no subsets");
  return subsets;
}
