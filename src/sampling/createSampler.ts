import type { RandomStream } from "../random.ts";
import { createGroupBiasedSampler } from "./groupBiased.ts";
import type { SampledData, Sampler } from "./sampler.ts";
import type { SamplerSettings } from "./settings.ts";
import { createUniformSampler } from "./uniform.ts";

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

/** Whether a sample may come twice into a batch; chance is then told by uniform batches drawn in the same way. */
export const drawsWithReplacement = (settings: SamplerSettings): boolean =>
  settings.kind !== "uniform" || settings.replacement;

function groupsOf(kind: "subset-biased" | "class-biased", { subsets, labels }: SampledData): Uint8Array {
  if (kind === "class-biased") return Uint8Array.from(labels, (label) => (label > 0.5 ? 1 : 0));
  if (subsets === null) throw new Error("subset-biased sampling: the data know no subsets");
  return subsets;
}
