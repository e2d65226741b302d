import type { SamplerSettings } from "./settings.ts";

/** What becomes of the samples that an epoch has left when they are too few for a batch: they join the next one's unless told. */
export function lastBatchOf(sampler: SamplerSettings): "join" | "keep" | "drop" {
  if (sampler.kind !== "uniform" || sampler.replacement) return "join";
  return sampler.lastBatch ?? "join";
}

/**
 * Samples of the short batch that ends every epoch; null where all batches are full.
 *
 * @example
 *   const sampler = { kind: "uniform", replacement: false, lastBatch: "keep" };
 *   [shortBatch(sampler, 4, 10), shortBatch(sampler, 5, 10)] // [ 2, null ]
 */
export function shortBatch(sampler: SamplerSettings, batchSize: number, samples: number): number | null {
  const rest = samples % batchSize;
  return lastBatchOf(sampler) === "keep" && rest > 0 ? rest : null;
}
